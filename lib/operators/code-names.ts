import { hash32 } from "@/lib/kernel";

/** Cloths and pieces of music, which no campaign is named by; nothing that tells of a place, people or company. */
const cloths = [
  ...["chenille", "corduroy", "crepe", "felt", "flannel", "gauze", "gingham", "lace", "muslin", "percale", "poplin"],
  ...["sateen", "satin", "seersucker", "serge", "taffeta", "twill", "velour", "velvet", "voile"],
];
const pieces = [
  ...["arpeggio", "ballad", "cadence", "chorus", "coda", "duet", "encore", "fugue", "hymn", "interlude", "lullaby"],
  ...["minuet", "nocturne", "octet", "overture", "prelude", "quartet", "refrain", "rondo", "scherzo", "sonata", "trio"],
];

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A name that follows from an id and says nothing: `Velvet Fugue`, or `Velvet Fugue 2` where that is taken. */
export function codeNameFor(id: string, isTaken: (name: string) => boolean): string {
  const seed = hash32(id);
  const cloth = cloths[seed % cloths.length] ?? "";
  const piece = pieces[Math.floor(seed / cloths.length) % pieces.length] ?? "";
  const name = `${capital(cloth)} ${capital(piece)}`;
  let candidate = name;
  for (let count = 2; isTaken(candidate); count++) candidate = `${name} ${count}`;
  return candidate;
}
