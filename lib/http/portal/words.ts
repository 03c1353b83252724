import type { AppealStatus, Language, PortalEvent } from "@/lib/appeals";
import { tooLateToAppeal } from "@/lib/appeals/contract";
import { errorTitles } from "@/lib/kernel";

/** All that the portal says, in one language. */
export interface PortalWords {
  name: string;
  other: { language: Language; label: string };
  about: string;
  ask: { title: string; lead: string; reference: string; referenceHelp: string; address: string; send: string };
  sent: { title: string; text: string; again: string };
  open: { title: string; lead: string; go: string };
  nothing: { title: string; text: string; ask: string };
  busy: { title: string; text(minutes: number): string; back: string };
  broken: { title: string; text: string };
  case: {
    title: string;
    reference: string;
    state: string;
    until: string;
    told: string;
    yours: string;
    files: string;
    received: string;
    leave: string;
  };
  status: Record<AppealStatus, string>;
  noAppeal: string;
  because: Record<"over" | "decided" | "late", string>;
  form: {
    titles: Record<"appeal" | "add" | "answer", string>;
    text: string;
    help: string;
    files: string;
    filesHelp: string;
    send: string;
    wrong: string;
    tooShort: string;
    tooMuch: string;
  };
  withdraw: { summary: string; text: string; go: string };
  events: Record<PortalEvent["kind"], string>;
  due(day: string): string;
  answerBy(day: string): string;
  reply: string;
  point: string;
  verify: {
    title: string;
    lead: string;
    statement: string;
    go: string;
    identity: string;
    done(day: string): string;
    failed: string;
  };
}

const en: PortalWords = {
  name: "Appeals",
  other: { language: "de", label: "Deutsch" },
  about:
    "What you send here is read by the people who decide about your appeal. It is not used to look for anything, and is given to nobody else.",
  ask: {
    title: "Read about a measure, or appeal against it",
    lead: "Give the reference from our message, or from the answer that your requests get, and the mail address that we have for your account. If they belong together, we mail you a link.",
    reference: "Reference",
    referenceHelp: "For example SW-ABCD-2345-WXYZ",
    address: "Mail address",
    send: "Mail me a link",
  },
  sent: {
    title: "Look into your mail",
    text: "If the reference and the address belong together, a link is on its way to that address. It opens once. It can take some minutes.",
    again: "Ask again",
  },
  open: { title: "Open your page", lead: "Your page shows what we told you, and lets you appeal.", go: "Open" },
  nothing: {
    title: "This opens nothing",
    text: "The link is not complete, was used already, or is over. You can have a new one mailed to you.",
    ask: "Ask for a link",
  },
  busy: {
    title: "Please try again later",
    text: (minutes) =>
      `A great deal is arriving here at the moment. Please try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}. Nothing that you sent before is lost, and your time for an appeal goes on.`,
    back: "Back",
  },
  broken: { title: errorTitles.internal, text: "It is our fault. Please try again in a few minutes." },
  case: {
    title: "The measure against your account",
    reference: "Reference",
    state: "Your appeal",
    until: "You can appeal until",
    told: "What we told you",
    yours: "Your appeal",
    files: "Files that you sent",
    received: "We have it. You will get a mail.",
    leave: "Close this page",
  },
  status: {
    submitted: "It has arrived. Somebody who took no part in the decision will look at it.",
    assigned: "Somebody who took no part in the decision looks at it.",
    awaiting_appellant: "We asked you something.",
    decided: "It is decided.",
    withdrawn: "You took it back.",
    expired: "It ended, because our question was not answered in time.",
  },
  noAppeal: "You have not appealed.",
  because: {
    ...tooLateToAppeal,
    decided: "There is no second appeal here. The message says where else you can turn to.",
  },
  form: {
    titles: { appeal: "Appeal", add: "Add something", answer: "Answer" },
    text: "What would you like to say?",
    help: "Say in your own words what is wrong. At most 10,000 characters.",
    files: "Files, if you like",
    filesHelp: "Up to five PNG, JPEG, PDF or plain text files, 5 MB each. Please send no passwords and no keys.",
    send: "Send",
    wrong: "This was not sent",
    tooShort: "Please write at least 10 characters, and at most 10,000.",
    tooMuch:
      "All files together are too large: at most 16 MB can be sent at once. Your text was not kept; please go back.",
  },
  withdraw: {
    summary: "Withdraw the appeal",
    text: "The measure stays as it is. You can appeal again while there is time.",
    go: "Withdraw",
  },
  events: {
    submitted: "You appealed",
    asked: "We asked",
    answered: "You wrote",
    decided: "It was decided",
    withdrawn: "You took the appeal back",
    expired: "The appeal ended without an answer",
    verified: "A verification was recorded",
  },
  due: (day) => `We answer by ${day}.`,
  answerBy: (day) => `Please answer by ${day}.`,
  reply: "Our answer",
  point: "You made this point",
  verify: {
    title: "Have yourself verified",
    lead: "This can help, and is up to you. Only the result, who checked it and the day are kept.",
    statement:
      "I state that I use the service myself, within its terms, and not to train a competing model or to resell access.",
    go: "Make this statement",
    identity:
      "Would you rather show who you are? Write so in your appeal: you are told a way that needs no biometric data.",
    done: (day) => `recorded on ${day}`,
    failed: "not passed",
  },
};

const de: PortalWords = {
  name: "Einspruch",
  other: { language: "en", label: "English" },
  about:
    "Was Sie hier senden, lesen die Menschen, die über Ihren Einspruch entscheiden. Es wird nicht benutzt, um nach etwas zu suchen, und an niemanden sonst gegeben.",
  ask: {
    title: "Über eine Maßnahme lesen oder Einspruch erheben",
    lead: "Nennen Sie das Zeichen aus unserer Nachricht oder aus der Antwort auf Ihre Anfragen und die Mailadresse, die wir zu Ihrem Konto haben. Gehören sie zusammen, schicken wir Ihnen einen Link.",
    reference: "Zeichen",
    referenceHelp: "Zum Beispiel SW-ABCD-2345-WXYZ",
    address: "Mailadresse",
    send: "Link schicken",
  },
  sent: {
    title: "Sehen Sie in Ihre Mail",
    text: "Wenn Zeichen und Adresse zusammengehören, ist ein Link an diese Adresse unterwegs. Er öffnet einmal. Es kann einige Minuten dauern.",
    again: "Noch einmal fragen",
  },
  open: {
    title: "Ihre Seite öffnen",
    lead: "Ihre Seite zeigt, was wir Ihnen geschrieben haben, und nimmt Ihren Einspruch an.",
    go: "Öffnen",
  },
  nothing: {
    title: "Das öffnet nichts",
    text: "Der Link ist nicht vollständig, schon benutzt oder abgelaufen. Sie können sich einen neuen schicken lassen.",
    ask: "Um einen Link bitten",
  },
  busy: {
    title: "Bitte versuchen Sie es später",
    text: (minutes) =>
      `Hier kommt gerade sehr viel an. Bitte versuchen Sie es in ${minutes} ${minutes === 1 ? "Minute" : "Minuten"} noch einmal. Was Sie vorher gesendet haben, ist nicht verloren, und Ihre Frist läuft weiter.`,
    back: "Zurück",
  },
  broken: {
    title: "Hier ist etwas schiefgegangen",
    text: "Es liegt an uns. Bitte versuchen Sie es in einigen Minuten noch einmal.",
  },
  case: {
    title: "Die Maßnahme gegen Ihr Konto",
    reference: "Zeichen",
    state: "Ihr Einspruch",
    until: "Einspruch ist möglich bis",
    told: "Was wir Ihnen geschrieben haben",
    yours: "Ihr Einspruch",
    files: "Dateien, die Sie gesendet haben",
    received: "Es ist angekommen. Sie bekommen eine Mail.",
    leave: "Diese Seite schließen",
  },
  status: {
    submitted: "Er ist angekommen. Jemand, der an der Entscheidung nicht beteiligt war, wird ihn sich ansehen.",
    assigned: "Jemand, der an der Entscheidung nicht beteiligt war, sieht ihn sich an.",
    awaiting_appellant: "Wir haben Sie etwas gefragt.",
    decided: "Er ist entschieden.",
    withdrawn: "Sie haben ihn zurückgezogen.",
    expired: "Er ist beendet, weil unsere Frage nicht rechtzeitig beantwortet wurde.",
  },
  noAppeal: "Sie haben keinen Einspruch erhoben.",
  because: {
    over: "Die Maßnahme ist schon zurückgenommen: es gibt nichts mehr, wogegen Einspruch möglich wäre.",
    decided: "Einen zweiten Einspruch gibt es hier nicht. In der Nachricht steht, wohin Sie sich sonst wenden können.",
    late: "Die Frist für einen Einspruch ist vorbei.",
  },
  form: {
    titles: { appeal: "Einspruch erheben", add: "Etwas hinzufügen", answer: "Antworten" },
    text: "Was möchten Sie sagen?",
    help: "Sagen Sie in eigenen Worten, was nicht stimmt. Höchstens 10.000 Zeichen.",
    files: "Dateien, wenn Sie möchten",
    filesHelp:
      "Bis zu fünf Dateien (PNG, JPEG, PDF oder einfacher Text), je 5 MB. Bitte senden Sie keine Passwörter und keine Schlüssel.",
    send: "Senden",
    wrong: "Das wurde nicht gesendet",
    tooShort: "Bitte schreiben Sie mindestens 10 und höchstens 10.000 Zeichen.",
    tooMuch:
      "Alle Dateien zusammen sind zu groß: höchstens 16 MB auf einmal. Ihr Text wurde nicht behalten; bitte gehen Sie zurück.",
  },
  withdraw: {
    summary: "Einspruch zurückziehen",
    text: "Die Maßnahme bleibt, wie sie ist. Solange Zeit ist, können Sie neu Einspruch erheben.",
    go: "Zurückziehen",
  },
  events: {
    submitted: "Sie haben Einspruch erhoben",
    asked: "Wir haben gefragt",
    answered: "Sie haben geschrieben",
    decided: "Es wurde entschieden",
    withdrawn: "Sie haben den Einspruch zurückgezogen",
    expired: "Der Einspruch endete ohne Antwort",
    verified: "Eine Prüfung wurde vermerkt",
  },
  due: (day) => `Wir antworten bis ${day}.`,
  answerBy: (day) => `Bitte antworten Sie bis ${day}.`,
  reply: "Unsere Antwort",
  point: "Sie haben vorgebracht",
  verify: {
    title: "Sich prüfen lassen",
    lead: "Das kann helfen und steht Ihnen frei. Behalten werden nur das Ergebnis, wer geprüft hat und der Tag.",
    statement:
      "Ich erkläre, dass ich den Dienst selbst und im Rahmen der Bedingungen nutze und nicht, um ein konkurrierendes Modell zu trainieren oder Zugang weiterzuverkaufen.",
    go: "Diese Erklärung abgeben",
    identity:
      "Möchten Sie lieber zeigen, wer Sie sind? Schreiben Sie das in Ihren Einspruch: Sie erfahren einen Weg, der keine biometrischen Daten braucht.",
    done: (day) => `vermerkt am ${day}`,
    failed: "nicht bestanden",
  },
};

export const portalWords: Record<Language, PortalWords> = { en, de };
