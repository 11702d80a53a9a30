// The page in a real browser: every view, every action, barriers (axe-core), hostile texts. Prints TAP.
//
//   WEFT=build/src/cli/weft node tests/page/page.mjs [FOLDER]     FOLDER: where screenshots go
//
// Needs Chromium (Debian: chromium) and what `npm ci` puts here; says what is missing and skips all otherwise.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, "..", "..");
const weft = process.env.WEFT, browserPath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const skip = why => { console.log("ok 1 - the page in a browser # SKIP " + why + "\n1..1"); process.exit(0); };
if (!browserPath) skip("there is no Chromium (Debian: chromium)");
let chromium, axe;
try {
  ({ chromium } = await import("playwright-core"));
  axe = readFileSync(join(here, "node_modules", "axe-core", "axe.min.js"), "utf8");
} catch {
  skip("playwright-core and axe-core are not here (npm ci in tests/page)");
}

const shots = process.argv[2] ?? join(root, "build", "screenshots"), folder = mkdtempSync(join(tmpdir(), "weft-page-"));
mkdirSync(shots, { recursive: true });
let n = 0, failed = 0;
const fail = text => { throw new Error(text); };
const equal = (got, wanted, what = "") => JSON.stringify(got) === JSON.stringify(wanted) || fail(`${what}: got ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`);
const yes = (holds, what) => holds || fail(what);
async function test(name, run) {
  n++;
  try {
    await run();
    console.log(`ok ${n} - ${name}`);
  } catch (error) {
    failed++;
    console.log(`not ok ${n} - ${name}\n# ` + String(error.stack ?? error).split("\n").slice(0, 12).join("\n# "));
  }
}

function run(...words) {
  const out = spawnSync(weft, words, { maxBuffer: 1 << 28 });
  if (out.status !== 0) throw new Error(words.join(" ") + ": " + out.stderr);
  return String(out.stdout);
}

async function serve(store) {
  const child = spawn(weft, ["serve", "--json", "--store", store, "--listen", "127.0.0.1:0"]);
  const line = await new Promise((done, lost) => { child.stdout.once("data", d => done(String(d))); child.once("exit", () => lost(new Error("weft serve ended"))); });
  return { url: JSON.parse(line).url, end: () => new Promise(done => { child.once("exit", done); child.kill("SIGTERM"); }) };
}

const store = join(folder, "news.weft"), hostileStore = join(folder, "hostile.weft");
run("add", "--quiet", "--store", store, join(root, "examples", "news"));

// Texts that would be markup, scripts, or torn layout if they were anything but text.
const EVIL = '<script>window.broken=1</script><img src=x onerror="window.broken=1"><b>bold</b>', RTL = "\u202Egnirts desrever\u202C \u2066isolated\u2069 مرحبا بالعالم";
writeFileSync(join(folder, "hostile.jsonl"), [
  { title: "</title>" + EVIL, outlet: '"><svg onload=window.broken=1>', published: "2022-03-01", url: "javascript:window.broken=1", text: `${EVIL} said Mayor Jane "<i>Evil</i>" Doe of Port Calder on Tuesday, 12 people were hurt.\n\n"${EVIL}", said Jane Doe.` },
  { title: RTL, outlet: RTL, published: "2022-03-01", text: `${RTL} said Mayor Jane Doe of Port Calder on Tuesday, 14 people were hurt. \u{1F600}\u{1F600} 3 boats sank.` },
  { title: "x".repeat(3000), outlet: "o".repeat(500), published: "2022-03-01", text: "Mayor Jane Doe of Port Calder on Tuesday said 15 people were hurt. " + "w".repeat(1 << 20) },
].map(r => JSON.stringify(r) + "\n").join(""));
run("add", "--quiet", "--store", hostileStore, join(folder, "hostile.jsonl"));

const stories = JSON.parse("[" + run("stories", "--json", "--store", store).trim().split("\n").join(",") + "]");
const marriage = stories.find(s => /proud/.test(s.title)).story, slide = stories.find(s => /Landslide kills/.test(s.title)).story;
const server = await serve(store), hostile = await serve(hostileStore);
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
const complaints = [];

async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.on("console", m => { if (m.type() === "error") complaints.push(m.text()); });
  page.on("pageerror", e => complaints.push(String(e)));
  page.on("request", r => { if (!/^(http:\/\/127\.0\.0\.1|data:|blob:)/.test(r.url())) complaints.push("asks elsewhere: " + r.url()); });
  return page;
}

async function go(page, hash, base = server.url) {
  await page.goto("about:blank");
  await page.goto(base + "#/" + hash);
  await page.waitForSelector("main h1");
}

const text = (page, selector) => page.locator(selector).allInnerTexts();
const page = await open();
const article = JSON.parse(run("show", marriage, "--json", "--store", store)).articles[0].id;
const person = JSON.parse(run("people", "Rivera", "--json", "--limit", "1", "--store", store).split("\n")[0]).entity;
const [first, second] = (() => {
  for (const s of stories) {
    const row = JSON.parse(run("show", s.story, "--json", "--store", store)).rows.find(r => r.copies?.of);
    if (row) return [row.copies.of, row.id];
  }
  throw new Error("no copies in the example");
})();
const VIEWS = { front: "", story: "story/" + marriage, updates: "story/" + slide, article: "article/" + article, diff: `diff/${first}/${second}`, thread: "thread/" + marriage, threads: "threads", people: "people", person: "person/" + person, judge: "judge", search: "search?q=ferry", lost: "story/nothing" };

for (const [name, hash] of Object.entries(VIEWS))
  await test(`view ${name}: no fault, no serious barrier, no scrolling sideways, light and dark`, async () => {
    for (const scheme of ["light", "dark"])
      for (const width of scheme === "light" ? [1280, 360, 3840] : [1280]) {
        const view = await open({ viewport: { width, height: 900 }, colorScheme: scheme, reducedMotion: "reduce" });
        const before = complaints.length;
        await go(view, hash);
        await view.waitForTimeout(150);
        const wide = await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        yes(wide <= 1, `${width} px: ${wide} px too wide`);
        equal(complaints.slice(before).filter(c => !(name === "lost" && /404/.test(c))), [], "complaints of the browser");
        if (width !== 3840) {
          await view.evaluate(axe);
          const found = await view.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
          equal(found.violations.filter(v => ["serious", "critical"].includes(v.impact)).map(v => v.id + ": " + v.nodes[0].html.slice(0, 120)), [], `${scheme} ${width}`);
        }
        await view.screenshot({ path: join(shots, `${name}-${scheme}-${width}.png`), fullPage: true });
        await view.context().close();
      }
  });

await test("the front: stories, filters in the address, order, more", async () => {
  await go(page, "");
  await page.waitForSelector("li.story");
  equal(await page.locator("li.story").count(), stories.length);
  await page.selectOption("select[name=sort]", "articles");
  await page.waitForFunction(() => location.hash.includes("sort=articles"));
  await page.waitForSelector("li.story");
  equal((await text(page, "li.story a.title"))[0], stories[0].title);
  await page.fill("input[name=outlet]", "Coast Daily");
  await page.press("input[name=outlet]", "Tab");
  await page.waitForFunction(most => document.querySelectorAll("li.story").length < most && document.querySelectorAll("li.story").length, stories.length);
  for (const line of await text(page, "li.story .facts")) yes(line.includes("Coast Daily"), line);
  await page.reload();
  await page.waitForSelector("li.story");
  equal(await page.inputValue("input[name=outlet]"), "Coast Daily");
  await page.fill("input[name=person]", "Corrigan");
  await page.fill("input[name=outlet]", "");
  await page.press("input[name=outlet]", "Tab");
  await page.waitForFunction(() => location.hash.includes("person=Corrigan") && !location.hash.includes("outlet"));
  yes((await text(page, "li.story a.title")).some(t => t.includes("ferry terminal")), "Corrigan's story");
});

await test("search as one types, by the keyboard alone", async () => {
  await go(page, "");
  await page.keyboard.press("/");
  await page.keyboard.type("ferry");
  await page.waitForSelector(".suggestions li");
  yes((await text(page, ".suggestions mark")).some(t => /ferry/i.test(t)), "a marked word");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector("mark#wanted");
  yes(/ferry/i.test(await page.innerText("mark#wanted")), "the place of the word");
  await page.keyboard.press("Escape");
  await page.focus("main");
  await page.keyboard.press("/");
  await page.fill("input[type=search]", "ferry");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("h1")?.textContent.startsWith("Articles with"));
  await page.waitForSelector("li.story");
  yes(await page.locator("li.story").count() > 3, "articles");
});

await test("a story: conflict first, sentences side by side, into the article at the place", async () => {
  await go(page, "story/" + marriage);
  const point = page.locator("details.point").first();
  yes((await point.locator("summary").innerText()).includes("conflict"), "the conflict first");
  yes(await point.locator("svg.numberline circle").count() === 2, "two values on the line");
  await point.locator("summary").click();
  const marks = await point.locator(".columns mark").allInnerTexts();
  yes(marks.includes("four years") && marks.includes("seven-year"), marks.join());
  equal(await point.locator(".column").count(), 2);
  const link = point.locator(".evidence a").first(), value = await point.locator(".evidence mark").first().innerText();
  await link.click();
  await page.waitForSelector("mark#wanted");
  equal(await page.innerText("mark#wanted"), value);
  await page.goBack();
  await page.waitForSelector("details.point");
  await go(page, `story/${marriage}/p1`);
  yes(await page.locator("details#p1[open]").count() === 1, "the point that the address names is open");
  await page.locator(".timeline summary").first().click();
  yes((await text(page, ".timeline li:first-child .sentence mark")).length > 0, "sentences of the timeline");
  yes(await page.locator("mark.differs").count() > 0, "wordings that differ");
});

await test("a story's updates, copies and articles", async () => {
  let seen = 0;
  for (const s of stories.filter(s => s.articles > 2)) {
    await go(page, "story/" + s.story);
    seen |= (await page.locator(".point.update svg.steps").count() ? 1 : 0) | (await page.locator(".tree .tree, .tree ul li").count() ? 2 : 0);
    equal(await page.locator(".articles li").count(), s.articles, s.title);
  }
  equal(seen, 3, "a step line, and a tree of copies");
});

await test("an article: layers, the page's bytes, what it shares", async () => {
  await go(page, "article/" + article);
  const colour = () => page.locator(".text .on-people").first().evaluate(e => getComputedStyle(e).backgroundColor);
  const on = await colour();
  await page.uncheck(".key-people input");
  yes(on !== await colour(), "the layer is off");
  yes((await page.evaluate(() => location.hash)).includes("layers="), "and in the address");
  const row = JSON.parse(run("show", article, "--json", "--store", store)), words = [...row.text];
  const at = words.join("").indexOf("Rivera");
  await go(page, `article/${article}/${at}-${at + 6}`);
  equal(await page.innerText("mark#wanted"), "Rivera");
  await page.click(".rawbox button");
  await page.waitForSelector(".raw:not([hidden])");
  yes((await page.innerText(".raw")).endsWith("Rivera"), await page.innerText(".raw"));
  equal((await page.innerText(".text")).replace(/\s+/g, " ").trim().slice(0, 200), row.text.replace(/\s+/g, " ").trim().slice(0, 200));
  await go(page, `diff/${first}/${second}`);
  yes(await page.locator("mark.shared").count() >= 2, "shared passages");
  equal(await page.locator(".column").count(), 2);
});

await test("a thread on one line leads to its stories", async () => {
  await go(page, "thread/" + marriage);
  const links = page.locator("svg.threadline a");
  equal(await links.count(), 4);
  await links.first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.startsWith("#/story/"));
});

await test("export: JSON, CSV and SVG of what is shown", async () => {
  await go(page, "story/" + marriage);
  const take = async name => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`.exports button:has-text("${name}")`)]);
    return readFileSync(await download.path(), "utf8");
  };
  equal(JSON.parse(await take("JSON")).story, marriage);
  const csv = await take("CSV");
  yes(csv.startsWith("point,status,label") && csv.includes("seven-year"), csv.slice(0, 200));
  const picture = await take("SVG");
  for (const [hash, head] of [["", "story,title"], ["search?q=ferry", "article,outlet"], ["threads", "thread,title"], ["people", "entity,name"]]) {
    await go(page, hash);
    await page.waitForSelector("li.story");
    const rows = (await take("CSV")).trim().split("\r\n"), items = JSON.parse(await take("JSON"));
    yes(rows[0].startsWith(head), rows[0]);
    equal(items.length, await page.locator("li.story").count(), hash);
    yes(rows.length > items.length, hash);
  }
  yes(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/.test(picture) && picture.includes("<title>"), picture.slice(0, 200));
});

await test("judging: one key a pair, merge and undo", async () => {
  const people = async () => (await (await fetch(server.url + "api/v1/people?limit=1000")).json()).items.length;
  const before = await people();
  await go(page, "judge");
  yes((await page.innerText(".pair")).includes("Pair 1 of"), "a pair");
  await page.keyboard.press("l");
  await page.waitForFunction(() => !/Pair 1 of/.test(document.querySelector(".pair").textContent));
  await go(page, "judge");
  await page.keyboard.press("s");
  await page.waitForFunction(() => /: same\.$/.test(document.querySelector(".status-line").textContent));
  equal(await people(), before - 1, "they are one");
  await go(page, "person/" + person);
  await page.waitForSelector("#judged");
  await page.click('section:has(#judged) button:has-text("Undo")');
  await page.waitForFunction(() => /Taken back|judge|no /.test(document.querySelector(".status-line").textContent));
  equal(await people(), before, "and two again");
  await go(page, "person/" + person);
  await page.click(".judging summary");
  await page.fill(".judging input[name=name]", "Corrigan");
  await page.click('.judging button:has-text("Find")');
  await page.waitForSelector('.judging button:has-text("Merge with")');
});

await test("split: in one article it is somebody else", async () => {
  const people = async () => (await (await fetch(server.url + "api/v1/people?limit=1000")).json()).items.length, before = await people();
  await go(page, "person/" + person);
  await page.click(".judging summary");
  await page.click('.judging button:has-text("Not the same")');
  await page.click('.judging button:has-text("Somebody else in") >> nth=0');
  await page.waitForFunction(() => /somebody else now/.test(document.querySelector(".status-line").textContent));
  yes(await people() > before, "one more now");
  await page.waitForSelector("#judged");
  await page.click('section:has(#judged) button:has-text("Undo") >> nth=-1');
  await page.waitForFunction(() => /Taken back/.test(document.querySelector(".status-line").textContent));
  equal(await people(), before, "and as before");
});

await test("versions of a page: what changed, and the way to the others", async () => {
  const changed = join(folder, "versions.weft"), fire = n => `A fire in a warehouse in Port Calder killed ${n} people on Tuesday, officials said. The blaze broke out shortly before noon in the paint store of the Hallam works, a company that employs 340 people in the harbour district.`;
  writeFileSync(join(folder, "versions.jsonl"), [12, 15].map((n, i) => JSON.stringify({ url: "https://post.example/fire", outlet: "Calder Post", title: "Fire", published: "2021-03-02", updated: `2021-03-02T1${i}:00`, text: fire(n) }) + "\n").join(""));
  run("add", "--quiet", "--store", changed, join(folder, "versions.jsonl"));
  const other = await serve(changed), rows = (await (await fetch(other.url + "api/v1/stories/" + (await (await fetch(other.url + "api/v1/stories")).json()).items[0].story)).json()).rows;
  const later = rows.find(r => r.versions?.changes);
  await go(page, "article/" + later.id, other.url);
  equal((await text(page, ".changes del"))[0], "12");
  equal((await text(page, ".changes ins"))[0], "15");
  await page.click('section:has(#versions) a:has-text("version 1")');
  await page.waitForFunction(id => !location.hash.includes(id), later.id);
  await page.waitForSelector("#versions");
  await other.end();
});

await test("keys, focus and titles", async () => {
  await go(page, "");
  await page.waitForSelector("li.story");
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog:not([open])", { state: "attached" });
  await page.waitForFunction(() => !document.activeElement.closest("dialog"));
  await page.waitForTimeout(100); // the browser gives the focus back when it likes
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const second = await page.evaluate(() => document.activeElement.textContent);
  equal(second, (await text(page, "li.story a.title"))[1]);
  await page.keyboard.press("Enter");
  await page.waitForFunction(t => document.title === t + " · Weft", second);
  equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  await page.keyboard.press("p");
  await page.waitForFunction(() => document.title === "People · Weft");
});

await test("hostile texts are text", async () => {
  const view = await open();
  const before = complaints.length;
  const list = JSON.parse("[" + run("search", "Jane", "--json", "--store", hostileStore).trim().split("\n").join(",") + "]");
  equal(list.length, 3);
  for (const hash of ["", "search?q=Jane", "people", ...list.map(a => "article/" + a.id), ...list.map(a => "story/" + a.story)]) {
    await go(view, hash, hostile.url);
    await view.waitForTimeout(100);
    equal(await view.evaluate(() => window.broken ?? 0), 0, hash);
    equal(await view.locator("main script, main img, main b:not(:has(.told)), main i").count(), 0, hash);
    equal(await view.locator('a[href^="javascript:" i]').count(), 0, hash);
    const wide = await view.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    yes(wide <= 1, `${hash}: ${wide} px too wide`);
  }
  await view.screenshot({ path: join(shots, "hostile.png") });
  equal(complaints.slice(before), []);
});

await test("it prints: nothing to press, everything open", async () => {
  await go(page, "story/" + marriage);
  await page.emulateMedia({ media: "print" });
  equal(await page.locator(".exports").isVisible(), false);
  yes((await page.locator("details.agreed .point").count()) > 0, "points");
  await page.emulateMedia({ media: "screen" });
});

await test("the first view paints (bench/first_view.mjs measures it)", async () => {
  const view = await open();
  await go(view, "");
  await view.waitForSelector("li.story");
  const shown = await view.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0);
  console.log(`# first contentful paint ${Math.round(shown)} ms`);
  yes(shown > 0, "a paint was measured");
});

await test("the same as files, from any web server", async () => {
  const site = join(folder, "site"), now = (await (await fetch(server.url + "api/v1/people/" + person)).json()).entity; // after what was judged
  run("export", "--quiet", "--store", store, "--site", site);
  const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };
  const files = createServer((request, response) => {
    const path = join(site, decodeURIComponent(new URL(request.url, "http://x").pathname).replace(/\/$/, "/index.html"));
    if (!path.startsWith(site) || !existsSync(path)) { response.writeHead(404); response.end(); return; }
    response.writeHead(200, { "Content-Type": types[extname(path)] ?? "text/plain" });
    response.end(readFileSync(path));
  });
  await new Promise(done => files.listen(0, "127.0.0.1", done));
  const base = `http://127.0.0.1:${files.address().port}/`, view = await open(), before = complaints.length;
  for (const hash of ["", "story/" + marriage, "thread/" + JSON.parse(run("show", marriage, "--json", "--store", store)).rows[0].thread, "article/" + article, "person/" + now, "people", "search?q=ferry", `diff/${first}/${second}`]) {
    await go(view, hash, base);
    await view.waitForTimeout(100);
    equal(await view.locator('[role="alert"]').count(), 0, hash);
  }
  await go(view, "?outlet=Coast+Daily", base);
  await view.waitForSelector("li.story");
  yes(await view.locator("li.story").count() < stories.length, "the filter works on files, too");
  equal(await view.locator('nav a:has-text("Judge")').count(), 0);
  equal(complaints.slice(before), []);
  files.close();
});

console.log(`1..${n}`);
await browser.close();
await Promise.all([server.end(), hostile.end()]);
rmSync(folder, { recursive: true });
process.exit(failed ? 1 : 0);
