import type { Random } from "@/lib/kernel";
import { weighted } from "../sampling";

const starts = "bel|cor|dal|fen|gar|hal|jor|kel|lum|mar|nol|pel|quor|ros|sel|tam|ul|ver|wes|yar|zan|bri|cal|dun".split(
  "|",
);
const middles = "a|e|i|o|u|an|en|il|or|ust|eri|ova|ima|ento|ara|umi".split("|");
const ends =
  "dale|tek|works|labs|soft|ware|line|field|port|gate|mont|ridge|vale|nest|grove|mark|stack|loop|point|ford".split("|");

/** A made-up name, lower case, for companies, products and domains. */
export const madeUpName = (random: Random) => random.pick(starts) + random.pick(middles) + random.pick(ends);

export interface Mail {
  /** One of the few large free-mail houses. */
  free(random: Random): string;
  /** A throw-away mail house; a dozen exist in a world. */
  disposable: string[];
}

/** Mail houses of a world; all under names reserved for examples. */
export function buildMail(random: Random): Mail {
  const houses = ["postbox", "mailhaus", "inboxly", "letterbird", "webpost", "quickpost", "mailnook"];
  const free = weighted(random.shuffle(houses).map((house, rank) => [`${house}.example`, 1 / (rank + 1)] as const));
  const disposable = Array.from({ length: 12 }, () => `${madeUpName(random)}-${random.integer(99)}.test`);
  return { free, disposable };
}

export const ownDomain = (random: Random) => `${madeUpName(random)}${random.integer(900)}.example`;
