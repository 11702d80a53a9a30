/* html_style.h - the head of the document that shows annotations: style and legend. Written for Weft. The boxes of the legend
 * turn kinds on and off by :has(), without a script. Light and dark by the reader's own setting. */
#ifndef WEFT_ANNOTATE_DATA_HTML_STYLE_H
#define WEFT_ANNOTATE_DATA_HTML_STYLE_H

/* In parts: a string of C17 need not be longer than 4095 characters. */
static const char *const html_head[] = {
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n<title>Weft: annotated articles</title>\n<style>\n"
    ":root{color-scheme:light dark;--paper:#fff;--page:#f3f2ee;--ink:#1c1b19;--dim:#66635c;--line:#d9d6cd;"
    "--time:#cfe3fb;--quantity:#fbe3b4;--mention:#d3efd0;--citation:#e6d8f8;--event:#b3262e;--attribute:#0b62b5;"
    "--q0:#0b62b5;--q1:#b3261e;--q2:#1d7a34;--q3:#8a4baf;--q4:#a35c00;--q5:#00757a}\n"
    "@media(prefers-color-scheme:dark){:root{--paper:#1d1f22;--page:#131416;--ink:#e8e6e1;--dim:#a09c93;--line:#3a3d42;"
    "--time:#1f4368;--quantity:#5c4412;--mention:#23502a;--citation:#4a3569;--event:#ff9a92;--attribute:#7fb7f5;"
    "--q0:#6db3f8;--q1:#ff8a80;--q2:#7bd88f;--q3:#d0a0f0;--q4:#f0b050;--q5:#5fd0d4}}\n"
    "*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:17px/1.9 Georgia,'Times New "
    "Roman',serif}\n"
    "header,.about,.who,.list,.key{font:14px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}\n",
    ".key{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.3em .7em;align-items:center;padding:.5em 1em;"
    "background:var(--paper);border-bottom:1px solid var(--line)}\n"
    ".key label{display:inline-flex;align-items:center;gap:.3em;white-space:nowrap;cursor:pointer}.key input{margin:0}\n"
    ".key b{padding:.05em .4em;border-radius:.25em;font-weight:400}\n"
    "article{max-width:46em;margin:1.2em auto;padding:1.2em 1.6em;background:var(--paper);border:1px solid var(--line);"
    "border-radius:.5em}\n"
    "h2{margin:0;font-size:1.5em;line-height:1.25;overflow-wrap:anywhere}.about{color:var(--dim);overflow-wrap:anywhere}"
    ".about a{color:inherit}.about span{unicode-bidi:isolate}\n"
    ".text{margin:1em 0;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    ".text span{border-radius:.2em;-webkit-box-decoration-break:clone;box-decoration-break:clone}\n"
    ".time,.quantity,.mention,.citation,.event{padding:.08em 0}\n"
    ".time{background:var(--time)}.quantity{background:var(--quantity)}.mention{background:var(--mention)}"
    ".citation{background:var(--citation)}.event{color:var(--event)}"
    ".attribute{text-decoration:underline dotted 2px var(--attribute);text-underline-offset:.3em}b.attribute{color:inherit}\n",
    ".content,.cue,.source{padding-bottom:.12em}.content{border-bottom:2px solid var(--q)}.cue{border-bottom:3px double var(--q)}"
    ".source{border-bottom:3px dotted var(--q)}\n"
    ".q0{--q:var(--q0)}.q1{--q:var(--q1)}.q2{--q:var(--q2)}.q3{--q:var(--q3)}.q4{--q:var(--q4)}.q5{--q:var(--q5)}\n"
    ".text [data-n]::before{content:attr(data-n);margin-right:.15em;font:600 .58em/1 system-ui,sans-serif;vertical-align:super;"
    "color:var(--dim)}\n"
    ".text .content[data-n]::before,.text .cue[data-n]::before,.text .source[data-n]::before{color:var(--q)}\n"
    ".text span:hover{box-shadow:0 0 0 1px var(--dim)}.text span:has(:hover){box-shadow:none}\n"
    ".text span:focus{outline:2px solid var(--dim)}.text span:target{outline:3px solid var(--q1)}\n"
    ".text span:focus::after{content:attr(title);position:fixed;z-index:2;left:0;right:0;bottom:0;max-height:40vh;overflow:auto;"
    "padding:.7em 1em;white-space:pre-wrap;font:14px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);"
    "border-top:2px solid var(--dim)}\n"
    ".who{list-style:none;display:flex;flex-wrap:wrap;gap:.3em .5em;margin:.6em 0;padding:0}"
    ".who li{padding:.05em .5em;border:1px solid var(--line);border-radius:1em;overflow-wrap:anywhere;max-width:100%}"
    ".who a{color:inherit}.who small{color:var(--dim)}\n"
    "summary{cursor:pointer}.list ol{margin:.5em 0;padding:0;list-style:none}"
    ".list li{padding:.35em 0;border-top:1px solid var(--line);overflow-wrap:anywhere;unicode-bidi:isolate}"
    ".list i,.list small{color:var(--dim)}.list b{padding:.05em .4em;border-radius:.25em;font-weight:400}\n"
    "@media(max-width:40em){body{font-size:16px}article{margin:.5em 0;padding:.9em 1em;border-width:1px 0;border-radius:0}"
    ".key{padding:.4em .8em;font-size:13px}}\n",
    "body:has(#see-time:not(:checked)) .text .time,body:has(#see-quantity:not(:checked)) .text .quantity,"
    "body:has(#see-mention:not(:checked)) .text .mention,body:has(#see-citation:not(:checked)) .text .citation,"
    "body:has(#see-event:not(:checked)) .text .event{background:none;color:inherit}\n"
    "body:has(#see-attribute:not(:checked)) .text .attribute{text-decoration:none}\n"
    "body:has(#see-mention:not(:checked)) .text .mention::before,"
    "body:has(#see-quote:not(:checked)) .text :is(.content,.cue,.source)::before{content:none}\n"
    "body:has(#see-quote:not(:checked)) .text :is(.content,.cue,.source){border-bottom-color:transparent}\n"
    "</style>\n</head>\n<body>\n<div class=\"key\">\n"
    "<label><input type=\"checkbox\" id=\"see-time\" checked><b class=\"time\">time</b></label>\n"
    "<label><input type=\"checkbox\" id=\"see-quantity\" checked><b class=\"quantity\">quantity</b></label>\n"
    "<label><input type=\"checkbox\" id=\"see-mention\" checked><b class=\"mention\">mention</b></label>\n"
    "<label><input type=\"checkbox\" id=\"see-event\" checked><b class=\"event\">event</b></label>\n"
    "<label><input type=\"checkbox\" id=\"see-citation\" checked><b class=\"citation\">citation</b></label>\n"
    "<label><input type=\"checkbox\" id=\"see-attribute\" checked><b class=\"attribute\">attribute</b></label>\n"
    "<label><input type=\"checkbox\" id=\"see-quote\" checked>quote: <span class=\"q0 content\">content</span>"
    "<span class=\"q0 cue\">cue</span><span class=\"q0 source\">source</span></label>\n"
    "<small>Touch or point at a mark to see its fields.</small>\n</div>",
};

#endif
