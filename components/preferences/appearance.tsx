import type { UserSettings } from "@/lib/people/contract";

const grey = "html{filter:grayscale(1)}";
/** Whoever waits for the end of an animation still hears of it; a transition of any length would be one of all properties of all elements. */
const still =
  "*,*::before,*::after{animation-duration:1ms!important;animation-iteration-count:1!important;transition:none!important;scroll-behavior:auto!important}";
const compact =
  ":root:root{--mantine-spacing-xs:0.25rem;--mantine-spacing-sm:0.4rem;--mantine-spacing-md:0.6rem;--mantine-spacing-lg:0.85rem;--mantine-spacing-xl:1.2rem}";

/** What of a person's settings is the whole page's, as a style that comes with the page: nothing flashes. */
export function Appearance({ settings: { greyscale, motion, density } }: { settings: UserSettings }) {
  return (
    <style>
      {[
        greyscale ? grey : "",
        motion === "none" ? still : `@media (prefers-reduced-motion: reduce){${still}}`,
        density === "compact" ? compact : "",
      ].join("")}
    </style>
  );
}
