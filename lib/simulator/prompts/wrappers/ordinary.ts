import { grammar } from "../grammar";

const slots = {
  role: "the assistant of|a support agent for|the help desk of|an editor at|a research aide to|the front desk of|a coach inside",
  trade:
    "a bicycle shop|a dental clinic|a law office|a school for cooks|a garden centre|a freight forwarder|a travel club|a small bank|a housing association|a museum|a recipe app|a game studio|a seed supplier|a repair network|a language school|a ferry company",
  rule: "Answer in at most {#2-9} sentences.|Never promise refunds above {#20-300}.|If unsure, say so and offer a call.|Use the customer's language.|Quote the handbook section when you can.|Do not discuss other firms.|Be kind and brief.|Always end with one clear next step.|Use metric units.|Ask one question at a time.",
  form: "Plain text only.|Use short lists.|Return JSON with fields reply and topic.|Reply as a chat message.|Markdown is fine.|No headings.|Start with a greeting.",
  job: "Classify the message into {#3-12} groups|Extract names, dates and amounts|Summarise the thread for {trade}|Draft a reply for {trade}|Suggest {#2-6} tags|Find the customer's real question|Check the text against house style",
  mark: "Message|Input|Customer wrote|Text|Note|Transcript|Record",
};

/** System prompts of ordinary applications: as many as there are developers. */
export const applicationPrompts = grammar(
  `
  You are {role} {trade} called §. {rule} {rule} {form}
  You help the customers of §, {trade}. {rule} {form} {rule}
  Role: {role} § ({trade}).⏎Rules:⏎- {rule}⏎- {rule}⏎- {rule}⏎{form}
  § is {trade}. {job}. {form}
  `,
  slots,
);

/** Fixed texts that ordinary applications put before what their users wrote. */
export const applicationWrappers = grammar(
  `
  {job}. {rule}⏎{mark}:⏎
  {mark} from a user of §. {job}.⏎⏎
  {job} and keep to the rules of §. {form}⏎⏎{mark}:⏎
  `,
  slots,
);
