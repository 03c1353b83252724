import type { Random } from "@/lib/kernel";
import type { ExchangeDraft, Moment, Voice } from "../model";
import { grammar } from "../prompts/grammar";
import { followUps } from "../prompts/topics/followups";
import type { Persona } from "./persona";

const openings = grammar(`
  hi! 
  Hello, 
  quick question: 
  Hey 👋 
  Please help: 
  Sorry to bother you, 
`);

const closings = grammar(`
   Thanks!
   Keep it short.
   🙏
   Use bullet points.
   I'm in a hurry.
   Answer in {#2-9} sentences.
   In simple English please.
   No preamble.
`);

const whys = grammar(`
   Please show your steps.
   Explain step by step, I have a test on it.
   Walk me through the reasoning.
   How did you get there?
`);

/** A person in conversation: questions of their own, follow-ups, greetings, now and then "why?". */
export class OrdinaryVoice implements Voice {
  constructor(private readonly persona: Persona) {}

  say(draft: ExchangeDraft, moment: Moment, random: Random): void {
    const { persona } = this;
    draft.language = persona.language;
    draft.hasSession = true;
    const topic = persona.topic(random);
    draft.capability = topic.capability;
    if (moment.turn > 0 && random.next() < persona.followUps) {
      draft.prompt = followUps.sample(random);
      return;
    }
    let text = topic.texts.sample(random);
    const extra = random.next();
    if (extra < 0.12) text = `${openings.sample(random)} ${text}`;
    else if (extra < 0.3) text = `${text} ${closings.sample(random)}`;
    else if (extra < 0.3 + persona.asksWhy) text = `${text} ${whys.sample(random)}`;
    if (persona.manner === "emoji" && random.next() < 0.2) text += " 😅";
    if (persona.manner === "lower") text = text.toLowerCase();
    draft.prompt = text;
  }
}

const made = new WeakMap<Persona, OrdinaryVoice>();

/** The voice of a person who speaks the language; some also write English only. */
export function ordinaryVoice(world: { personas: Persona[] }, random: Random, language: string): OrdinaryVoice {
  const spoken = random.chance(0.25) ? "en" : language;
  const start = world.personas.findIndex((persona) => persona.language === spoken);
  const persona = world.personas[start + random.integer(spoken === "en" ? 60 : 12)] as Persona;
  const voice = made.get(persona) ?? new OrdinaryVoice(persona);
  made.set(persona, voice);
  return voice;
}
