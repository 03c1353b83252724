import { placeholdersOf, type TemplateFault, type TemplateKind, type TemplateText } from "./contract";

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** What is put in only when the notice is sent: its secret is kept nowhere. */
export const portalLink = "{{portal_link}}";

/** Every placeholder that a text names, once. */
export const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? "")),
];

/** A value on one line or several, that cannot pass for a placeholder or for a character that is not shown. */
const plain = (value: string): string =>
  value
    .replace(/\r\n?/g, "\n")
    .replace(/(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, " ")
    .replaceAll("{{", "{ {");

export type Values = Readonly<Record<string, string | null | undefined>>;

export interface Filled extends TemplateText {
  /** Placeholders that nothing stands for. */
  missing: string[];
}

/** Puts values in the place of placeholders, each once: what is put in is not looked through again. */
export function fill({ subject, body }: TemplateText, values: Values): Filled {
  const missing = new Set<string>();
  const put = (text: string) =>
    text.replace(placeholder, (whole, name: string) => {
      if (name === "portal_link") return portalLink;
      const value = values[name]?.trim() ?? "";
      if (value === "") missing.add(name);
      return value === "" ? whole : plain(value);
    });
  const filled = { subject: put(subject).replace(/\s+/g, " ").trim(), body: put(body) };
  return { ...filled, missing: [...missing] };
}

/** What is wrong with the words of a template, with the place of each fault. */
export function faultsOf(kind: TemplateKind, text: TemplateText): TemplateFault[] {
  const { mandatory, optional } = placeholdersOf[kind];
  const known: readonly string[] = [...mandatory, ...optional];
  const unknown = (["subject", "body"] as const).flatMap((field) =>
    text[field].split("\n").flatMap((line, i): TemplateFault[] => [
      ...namesIn(line)
        .filter((name) => !known.includes(name))
        .map((name) => fault(field, i + 1, `{{${name}}} is not known here. Known are: ${known.join(", ")}.`)),
      ...(/\{\{|\}\}/.test(line.replace(placeholder, ""))
        ? [fault(field, i + 1, "Two braces that are not closed: write a placeholder as {{reference}}.")]
        : []),
    ]),
  );
  const inSubject = namesIn(text.subject).includes("portal_link")
    ? [fault("subject", 1, "The link stands in the text, not in the subject.")]
    : [];
  const named = namesIn(text.body);
  const absent = mandatory
    .filter((name) => !named.includes(name))
    .map((name) => fault("body", null, `{{${name}}} has to be in the text.`));
  return [...unknown, ...inSubject, ...absent];
}

const fault = (field: TemplateFault["field"], line: number | null, message: string): TemplateFault => ({
  field,
  line,
  message,
});
