import type { Random } from "@/lib/kernel";

const colours =
  "amber|ashen|brisk|calm|copper|dusky|early|faint|gentle|hollow|ivory|keen|late|mellow|misty|pale|quiet|rusty|silver|still|tawny|umber|velvet|wild".split(
    "|",
  );
const creatures =
  "alder|birch|bracken|cedar|clover|curlew|fern|finch|gorse|heather|heron|hazel|juniper|lichen|linnet|moss|otter|plover|rowan|sedge|sorrel|thistle|warbler|willow|wren|yarrow".split(
    "|",
  );

/** Different code names of two nature words, saying nothing about anybody. */
export function codeNames(random: Random, count: number): string[] {
  const firsts = random.shuffle(colours);
  const seconds = random.shuffle(creatures);
  return Array.from({ length: count }, (_, i) => `${firsts[i % firsts.length]}-${seconds[i % seconds.length]}`);
}
