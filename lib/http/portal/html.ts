import { createHash } from "node:crypto";

/** Markup that is put together from parts that are escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(textOf).join("");
  if (part === null || part === undefined || part === false) return "";
  return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? "");
}

/** Markup with values in it; whatever is not markup itself is escaped, so that nobody's words become any. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.map((string, i) => string + (i < parts.length ? textOf(parts[i]) : "")).join(""));

/** Words with their line breaks. */
export const paragraphs = (text: string): Html =>
  html`${text
    .trim()
    .split(/\n{2,}/)
    .map((one) => html`<p>${one.split("\n").map((line, i) => [i > 0 && html`<br>`, line])}</p>`)}`;

/** Colours reach a contrast of 7 to 1 on their grounds, light and dark. */
const style = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f5f6f8;--ink:#1b1f26;--soft:#4a5260;--line:#c4cad4;--mark:#0b4a9e;--on:#fff;--wrong:#8f1414}
@media (prefers-color-scheme:dark){:root{--ground:#14171c;--panel:#1e232b;--ink:#eef1f5;--soft:#b9c1cd;--line:#4a5361;--mark:#9cc3ff;--on:#10151c;--wrong:#ffb3b3}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
main,header,footer{max-width:44rem;margin:0 auto;padding:1.25rem}
header{display:flex;justify-content:space-between;gap:1rem;border-bottom:1px solid var(--line);font-size:.95rem}
footer{border-top:1px solid var(--line);color:var(--soft);font-size:.95rem}
h1{font-size:1.6rem;line-height:1.25;margin:.5rem 0 1rem}
h2{font-size:1.2rem;margin:2.25rem 0 .5rem}
h3{font-size:1rem;margin:0}
p{margin:.5rem 0}
a{color:var(--mark)}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem;margin:1rem 0;overflow-wrap:anywhere}
.panel>:first-child{margin-top:0}.panel>:last-child{margin-bottom:0}
.soft{color:var(--soft)}
.wrong{border-color:var(--wrong);border-width:2px}
label,legend{display:block;font-weight:600;margin:1rem 0 .25rem}
.check{font-weight:400;display:flex;gap:.6rem;align-items:start}
.check input{width:1.25rem;height:1.25rem;margin-top:.2rem;flex:none}
input[type=text],input[type=email],textarea{width:100%;font:inherit;color:inherit;background:var(--ground);border:1px solid var(--soft);border-radius:.35rem;padding:.6rem .7rem}
input[type=file]{font:inherit;max-width:100%}
textarea{min-height:11rem;resize:vertical}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.4rem 1.2rem;margin-top:1rem;border-radius:.35rem;border:1px solid var(--mark);background:var(--mark);color:var(--on);cursor:pointer}
button.second{background:transparent;color:var(--mark)}
:focus-visible{outline:3px solid var(--mark);outline-offset:2px}
ol,ul{padding-left:1.25rem}
li{margin:.75rem 0}
details{margin:1rem 0}
summary{cursor:pointer;font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
`;

/** Nothing runs, nothing is fetched, and forms go nowhere else. */
export const portalPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

export const document = (language: string, title: string, header: Html, main: Html, footer: Html): string =>
  `<!doctype html>${
    html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${new Html(style)}</style></head>
<body><header>${header}</header><main>${main}</main><footer>${footer}</footer></body></html>`.text
  }`;
