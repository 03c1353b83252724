import { dayIn, type Language, outcomeIn, type PortalEvent, type PortalView } from "@/lib/appeals";
import { document, type Html, html, paragraphs } from "./html";
import { portalWords } from "./words";

const page = (language: Language, title: string, main: Html, other?: string): string => {
  const { name, about, other: second } = portalWords[language];
  const choice =
    other && html`<a href="${other}" lang="${second.language}" hreflang="${second.language}">${second.label}</a>`;
  return document(language, title, html`<strong>${name}</strong>${choice}`, main, html`<p>${about}</p>`);
};

/** The first page: whoever has a reference and the address on file can have a link mailed. */
export function askPage(language: Language, reference: string): string {
  const { ask, other } = portalWords[language];
  const query = new URLSearchParams({ lang: other.language, ...(reference === "" ? {} : { reference }) });
  return page(
    language,
    ask.title,
    html`<h1>${ask.title}</h1><p>${ask.lead}</p>
<form method="post" action="/appeal/link?lang=${language}">
<label for="reference">${ask.reference}</label>
<input id="reference" name="reference" type="text" required maxlength="100" autocomplete="off" spellcheck="false" value="${reference}" aria-describedby="reference-help">
<p id="reference-help" class="soft">${ask.referenceHelp}</p>
<label for="address">${ask.address}</label>
<input id="address" name="address" type="email" required maxlength="254" autocomplete="email">
<button type="submit">${ask.send}</button></form>`,
    `/appeal?${query}`,
  );
}

export function sentPage(language: Language): string {
  const { sent } = portalWords[language];
  return page(
    language,
    sent.title,
    html`<h1>${sent.title}</h1><p>${sent.text}</p><p><a href="/appeal?lang=${language}">${sent.again}</a></p>`,
  );
}

/** Opening takes a press: mail servers follow links, and would use one up. */
export function openPage(language: Language, token: string): string {
  const { open } = portalWords[language];
  return page(
    language,
    open.title,
    html`<h1>${open.title}</h1><p>${open.lead}</p>
<form method="post" action="/appeal/open"><input type="hidden" name="token" value="${token}"><button type="submit">${open.go}</button></form>`,
  );
}

/** The one answer to every link that opens nothing. */
export function nothingPage(language: Language): string {
  const { nothing } = portalWords[language];
  return page(
    language,
    nothing.title,
    html`<h1>${nothing.title}</h1><p>${nothing.text}</p><p><a href="/appeal?lang=${language}">${nothing.ask}</a></p>`,
  );
}

export function busyPage(language: Language, seconds: number): string {
  const { busy } = portalWords[language];
  return page(
    language,
    busy.title,
    html`<h1>${busy.title}</h1><p>${busy.text(Math.max(1, Math.ceil(seconds / 60)))}</p>`,
  );
}

export function brokenPage(language: Language, text?: string): string {
  const { broken } = portalWords[language];
  return page(language, broken.title, html`<h1>${broken.title}</h1><p>${text ?? broken.text}</p>`);
}

/** What an owner wrote that was not taken, and why. */
export interface Unsent {
  text: string;
  why: string;
}

/** All that an owner sees: what they were told, how their appeal is, and what they can do. */
export function casePage(view: PortalView, { unsent, received }: { unsent?: Unsent; received?: boolean } = {}): string {
  const { language, appeal } = view;
  const words = portalWords[language];
  const { case: said } = words;
  return page(
    language,
    said.title,
    html`<h1>${said.title}</h1>
${received && html`<p class="panel" role="status">${said.received}</p>`}
${unsent && html`<div class="panel wrong" role="alert"><h2>${words.form.wrong}</h2><p>${unsent.why}</p></div>`}
<dl class="panel"><dt>${said.reference}</dt><dd>${view.reference}</dd>
<dt>${said.state}</dt><dd>${appeal === null ? words.noAppeal : words.status[appeal.status]} ${deadline(view)}</dd>
${view.appealableUntil !== null && html`<dt>${said.until}</dt><dd>${dayIn(language, view.appealableUntil)}</dd>`}</dl>
${appeal?.reply && replyOf(view, appeal.reply)}
${view.can === "nothing" ? view.because && html`<p>${words.because[view.because]}</p>` : null}
${view.can === "answer" && questionOf(view, unsent?.text ?? "")}
<h2>${said.told}</h2>
${view.notices.map((notice, i) => html`<details${i === view.notices.length - 1 && html` open`}><summary>${notice.subject}</summary><div class="panel">${paragraphs(notice.body)}</div></details>`)}
${appeal !== null && recordOf(view, appeal)}
${view.can !== "nothing" && view.can !== "answer" && formOf(view, view.can, unsent?.text ?? "")}
${verificationOf(view)}
<form method="post" action="/appeal/leave"><button class="second" type="submit">${said.leave}</button></form>`,
  );
}

function deadline({ language, appeal }: PortalView): string {
  const { due, answerBy } = portalWords[language];
  if (appeal === null) return "";
  if (appeal.status === "awaiting_appellant" && appeal.answerDueAt !== null) {
    return answerBy(dayIn(language, appeal.answerDueAt));
  }
  return appeal.status === "submitted" || appeal.status === "assigned" ? due(dayIn(language, appeal.dueAt)) : "";
}

function replyOf({ language, appeal }: PortalView, { point, reply }: { point: string; reply: string }): Html {
  const words = portalWords[language];
  return html`<h2>${words.reply}</h2><div class="panel">
${appeal?.outcome && html`<p><strong>${outcomeIn(language, appeal.outcome)}</strong></p>`}
<p class="soft">${words.point}: ${point}</p>${paragraphs(reply)}</div>`;
}

/** What was asked stands at the top, with the place for the answer. */
function questionOf(view: PortalView, text: string): Html {
  const question = view.appeal?.events.findLast(({ kind }) => kind === "asked")?.text ?? "";
  return html`<h2>${portalWords[view.language].events.asked}</h2><div class="panel">${paragraphs(question)}</div>${formOf(view, "answer", text)}`;
}

function recordOf({ language }: PortalView, appeal: NonNullable<PortalView["appeal"]>): Html {
  const words = portalWords[language];
  const event = ({ kind, at, text }: PortalEvent) =>
    html`<li><h3>${words.events[kind]}</h3><span class="soft">${dayIn(language, at)}</span>${text !== null && html`<div class="panel">${paragraphs(text)}</div>`}</li>`;
  const open = appeal.status === "submitted" || appeal.status === "assigned" || appeal.status === "awaiting_appellant";
  return html`<h2>${words.case.yours}</h2><ol>${appeal.events.map(event)}</ol>
${appeal.files.length > 0 && html`<h3>${words.case.files}</h3><ul>${appeal.files.map(({ name, bytes }) => html`<li>${name} (${Math.ceil(bytes / 1024)} KB)</li>`)}</ul>`}
${open && html`<details><summary>${words.withdraw.summary}</summary><p>${words.withdraw.text}</p><form method="post" action="/appeal/withdraw"><button class="second" type="submit">${words.withdraw.go}</button></form></details>`}`;
}

function formOf({ language }: PortalView, can: "appeal" | "add" | "answer", text: string): Html {
  const { form } = portalWords[language];
  return html`<h2>${form.titles[can]}</h2>
<form method="post" action="/appeal/case" enctype="multipart/form-data">
<label for="text">${form.text}</label>
<p id="text-help" class="soft">${form.help}</p>
<textarea id="text" name="text" required minlength="10" maxlength="10000" aria-describedby="text-help">${text}</textarea>
<label for="files">${form.files}</label>
<p id="files-help" class="soft">${form.filesHelp}</p>
<input id="files" name="files" type="file" multiple accept=".png,.jpg,.jpeg,.pdf,.txt" aria-describedby="files-help">
<div><button type="submit">${form.send}</button></div></form>`;
}

function verificationOf({ language, verifications }: PortalView): Html {
  const { verify } = portalWords[language];
  return html`<h2>${verify.title}</h2><p>${verify.lead}</p>
${verifications.length > 0 && html`<ul>${verifications.map(({ provider, passed, recordedAt }) => html`<li>${provider}: ${verify.done(dayIn(language, recordedAt))}${!passed && html`, ${verify.failed}`}</li>`)}</ul>`}
<form method="post" action="/appeal/attest"><label class="check"><input type="checkbox" name="agrees" value="yes" required><span>${verify.statement}</span></label>
<button class="second" type="submit">${verify.go}</button></form><p class="soft">${verify.identity}</p>`;
}
