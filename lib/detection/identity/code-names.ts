import { hash32 } from "@/lib/kernel";

/** Words of weather, light, wood and tools: nothing that stands for a place, a people or a firm. */
const first =
  "amber ample blunt brass brief bright broad calm candid cedar clear close cobalt copper crisp curved damp deep dense dim distant dry dusky early easy even faint fair fine firm flat fleet gentle glad grand hazel hollow humble hushed idle keen late level light linen little lofty long loose lucid mellow mild misty modest narrow neat noble oaken olive pale patient plain polished prime quick quiet rapid rare round rugged rustic silent simple sleek slender slow smooth soft solid spare steady stout supple swift tawny thin tidy timber tranquil upright vivid warm wide winding".split(
    " ",
  );
const second =
  "anchor anvil arbor arch awl bale barn basin beacon bell bench bobbin bolt bough bowl brook bucket buckle cairn candle canvas cask chisel cistern clasp clay cleat cloak cord crate creek dial drum eave ember fathom fennel ferry flask flint forge fountain gable gate girder glade gravel grove hammer hamlet harbor hearth hedge hinge inlet jetty kettle kiln ladder lantern larch latch lathe ledge lever loom mallet mantle marsh meadow mill moor mortar nettle notch orchard paddle parcel pasture pebble pier pine plank plow pond prairie quarry quill rafter reed rivet rope rudder saddle satchel shuttle sieve spindle spruce stable thicket thimble trellis trough valley vessel wharf willow windmill".split(
    " ",
  );

/** Two neutral words for a campaign, the same for the same id unless they are taken; a number follows when all pairs are. */
export function codeNameFor(id: string, taken: ReadonlySet<string>): string {
  const pairs = first.length * second.length;
  // A step that has no divisor in common with the number of pairs visits all of them.
  const step = 7919;
  const start = hash32(id) % pairs;
  for (let i = 0; i < pairs; i++) {
    const place = (start + i * step) % pairs;
    const name = `${first[place % first.length]} ${second[Math.floor(place / first.length)]}`;
    if (!taken.has(name)) return name;
  }
  for (let number = 2; ; number++) {
    const name = `${first[start % first.length]} ${second[Math.floor(start / first.length)]} ${number}`;
    if (!taken.has(name)) return name;
  }
}
