// How long until the first view of `weft serve` shows its list, in Chromium, a new visitor each time: milliseconds from the
// address to the first paint, and to the stories.
//
//   node bench/first_view.mjs http://127.0.0.1:8080/ [TIMES]
//
// Needs Chromium and what scripts/page-tools brings.
import { existsSync } from "node:fs";
import { chromium } from "../tests/page/node_modules/playwright-core/index.mjs";

const browser = await chromium.launch({ executablePath: ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync), args: ["--no-sandbox"] });
for (let i = 0; i < Number(process.argv[3] ?? 6); i++) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(process.argv[2]);
  await page.waitForSelector("li.story");
  const [paint, list] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN, performance.now()]);
  console.log(`${i ? "" : "(browser starts) "}first paint ${Math.round(paint)} ms, stories ${Math.round(list)} ms`);
  await page.context().close();
}
await browser.close();
