import { portalLink } from "../notices/fill";

export interface Message {
  subject: string;
  text: string;
  html: string;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? "");

/** A notice as it leaves: its words, with its own link in their place, once plain and once made from the same for those who read HTML. */
export function messageOf({ subject, body }: { subject: string; body: string }, link: string): Message {
  const text = body.replaceAll(portalLink, link);
  const paragraphs = escaped(body)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`);
  const anchor = `<a href="${escaped(link)}">${escaped(link)}</a>`;
  const html = `<!doctype html><html><body>${paragraphs.join("\n").replaceAll(portalLink, anchor)}</body></html>`;
  return { subject: subject.replace(/[\p{Cc}\u2028\u2029]+/gu, " "), text, html };
}
