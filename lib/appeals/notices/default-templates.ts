import type { Policy } from "@/lib/decisions/contract";
import type { Language, TemplateKind, TemplateName, TemplateText } from "./contract";

type Others = Record<Exclude<TemplateKind, "statement_of_reasons">, TemplateText>;
interface Defaults extends Others {
  subject: string;
  statement(advice: string): string;
  /** What helps an owner who is in the right, by policy. */
  advice: Record<Policy, string>;
}

const en: Defaults = {
  subject: "A measure against your account (reference {{reference}})",
  statement: (advice) => `Hello,

we have taken a measure against your account. This message says what it is, why, and how to challenge it.

What we did: {{measure}}.
It applies to: {{scope}}.
In force from: {{effective}}, {{duration}}.
Where: {{territory}}.

Why: {{conduct}}.
{{ground}}
It concerns the use of your account from {{period}}: {{volume}}.
Models: {{models}}.

How it was decided: {{automation}}

Balance paid in advance: {{prepaid_balance}}.
Your data: {{data_export}}

If you think this is wrong
You can appeal free of charge until {{appeal_until}}. Somebody who took no part in the decision looks at it again and answers you. You need no access to your account:

{{portal_link}}

${advice}

You may also turn to an out-of-court dispute settlement body or to a court; an appeal does not take that away from you.

Your reference is {{reference}}. This link is for you alone: do not pass it on.`,
  advice: {
    model_extraction:
      "It helps if you describe what you build with the answers, and since when. Research and evaluation of models are often in order: tell us about them.",
    unauthorised_resale:
      "It helps if you describe who uses your account. Colleagues, customers of your own product and students are often in order: tell us about them.",
    false_identity: "It helps if you have yourself verified. The link says how; no biometric data is needed for that.",
    stolen_credentials:
      "If somebody else used your key or your account, please change your password and your keys, and tell us so: then you are the one who was harmed.",
  },
  access_link: {
    subject: "Your link (reference {{reference}})",
    body: `Hello,

somebody who knows your reference and this address asked for a link to what we told you. If it was not you, there is nothing to do.

{{portal_link}}

It works once, until {{link_until}}. Your reference is {{reference}}.`,
  },
  appeal_received: {
    subject: "Your appeal has arrived (reference {{reference}})",
    body: `Hello,

your appeal has arrived. Somebody who took no part in the decision looks at it, by {{due}}. You can follow it here, add to it or withdraw it:

{{portal_link}}

Your reference is {{reference}}.`,
  },
  appeal_question: {
    subject: "A question about your appeal (reference {{reference}})",
    body: `Hello,

before we decide about your appeal, we would like to know:

{{question}}

Please answer by {{answer_until}}; after that the appeal ends without an answer:

{{portal_link}}

Your reference is {{reference}}.`,
  },
  appeal_reply: {
    subject: "What came of your appeal (reference {{reference}})",
    body: `Hello,

we have looked at your appeal again, from the beginning. Whoever decided took no part in the first decision.

{{outcome}}

You made this point: {{point}}

{{reply}}

You can read this again here:

{{portal_link}}

If you do not agree, you may turn to an out-of-court dispute settlement body or to a court. Your reference is {{reference}}.`,
  },
  measure_ended: {
    subject: "A measure against your account has ended (reference {{reference}})",
    body: `Hello,

we have taken back this measure against your account: {{measure}}. That holds from {{effective}}. You need not do anything.

What we told you about it can be read here:

{{portal_link}}

Your reference is {{reference}}.`,
  },
};

const de: Defaults = {
  subject: "Eine Maßnahme gegen Ihr Konto (Zeichen {{reference}})",
  statement: (advice) => `Guten Tag,

wir haben eine Maßnahme gegen Ihr Konto getroffen. Hier steht, welche es ist, warum, und wie Sie ihr widersprechen können.

Was wir getan haben: {{measure}}.
Sie betrifft: {{scope}}.
In Kraft seit: {{effective}}, {{duration}}.
Wo: {{territory}}.

Warum: {{conduct}}.
{{ground}}
Es geht um die Nutzung Ihres Kontos von {{period}}: {{volume}}.
Modelle: {{models}}.

Wie entschieden wurde: {{automation}}

Vorausbezahltes Guthaben: {{prepaid_balance}}.
Ihre Daten: {{data_export}}

Wenn Sie das für falsch halten
Sie können bis {{appeal_until}} kostenlos Einspruch erheben. Jemand, der an der Entscheidung nicht beteiligt war, sieht sie sich noch einmal an und antwortet Ihnen. Zugang zu Ihrem Konto brauchen Sie dafür nicht:

{{portal_link}}

${advice}

Sie können sich auch an eine außergerichtliche Streitbeilegungsstelle oder an ein Gericht wenden; ein Einspruch ändert daran nichts.

Ihr Zeichen ist {{reference}}. Der Link ist nur für Sie: geben Sie ihn nicht weiter.`,
  advice: {
    model_extraction:
      "Es hilft, wenn Sie beschreiben, was Sie mit den Antworten bauen und seit wann. Forschung und das Prüfen von Modellen sind oft in Ordnung: schreiben Sie uns davon.",
    unauthorised_resale:
      "Es hilft, wenn Sie beschreiben, wer Ihr Konto nutzt. Kollegen, Kunden Ihres eigenen Produkts und Studierende sind oft in Ordnung: schreiben Sie uns davon.",
    false_identity:
      "Es hilft, wenn Sie sich prüfen lassen. Der Link sagt, wie; biometrische Daten sind dafür nicht nötig.",
    stolen_credentials:
      "Wenn jemand anders Ihren Schlüssel oder Ihr Konto benutzt hat, ändern Sie bitte Passwort und Schlüssel und schreiben Sie uns: dann sind Sie geschädigt.",
  },
  access_link: {
    subject: "Ihr Link (Zeichen {{reference}})",
    body: `Guten Tag,

jemand, der Ihr Zeichen und diese Adresse kennt, hat um einen Link zu dem gebeten, was wir Ihnen geschrieben haben. Waren Sie es nicht, müssen Sie nichts tun.

{{portal_link}}

Er gilt einmal, bis {{link_until}}. Ihr Zeichen ist {{reference}}.`,
  },
  appeal_received: {
    subject: "Ihr Einspruch ist angekommen (Zeichen {{reference}})",
    body: `Guten Tag,

Ihr Einspruch ist angekommen. Jemand, der an der Entscheidung nicht beteiligt war, sieht ihn sich an, bis {{due}}. Hier können Sie ihn verfolgen, ergänzen oder zurückziehen:

{{portal_link}}

Ihr Zeichen ist {{reference}}.`,
  },
  appeal_question: {
    subject: "Eine Frage zu Ihrem Einspruch (Zeichen {{reference}})",
    body: `Guten Tag,

bevor wir über Ihren Einspruch entscheiden, möchten wir wissen:

{{question}}

Bitte antworten Sie bis {{answer_until}}; danach endet der Einspruch ohne Antwort:

{{portal_link}}

Ihr Zeichen ist {{reference}}.`,
  },
  appeal_reply: {
    subject: "Was aus Ihrem Einspruch geworden ist (Zeichen {{reference}})",
    body: `Guten Tag,

wir haben uns Ihren Einspruch von Anfang an angesehen. Wer entschieden hat, war an der ersten Entscheidung nicht beteiligt.

{{outcome}}

Sie haben vorgebracht: {{point}}

{{reply}}

Hier können Sie das nachlesen:

{{portal_link}}

Wenn Sie nicht einverstanden sind, können Sie sich an eine außergerichtliche Streitbeilegungsstelle oder an ein Gericht wenden. Ihr Zeichen ist {{reference}}.`,
  },
  measure_ended: {
    subject: "Eine Maßnahme gegen Ihr Konto ist beendet (Zeichen {{reference}})",
    body: `Guten Tag,

wir haben diese Maßnahme gegen Ihr Konto zurückgenommen: {{measure}}. Das gilt ab {{effective}}. Sie müssen nichts tun.

Was wir Ihnen dazu geschrieben haben, steht hier:

{{portal_link}}

Ihr Zeichen ist {{reference}}.`,
  },
};

const defaults: Record<Language, Defaults> = { en, de };

/** The words that come with Stillwatch, until somebody writes others. */
export function defaultTemplate({ kind, policy, language }: TemplateName): TemplateText {
  const words = defaults[language];
  if (kind !== "statement_of_reasons") return words[kind];
  return { subject: words.subject, body: words.statement(words.advice[policy ?? "model_extraction"]) };
}
