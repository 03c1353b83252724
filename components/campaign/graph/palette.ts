import type { Family, Tier } from "@/lib/detection/contract";

export type Scheme = "light" | "dark";

interface Palette {
  background: string;
  label: string;
  edge: string;
  faded: string;
  highlight: string;
  /** Of what somebody chose: no family and no tier has it. */
  selected: string;
  tiers: Record<Tier, string>;
  families: Record<Family, string>;
}

/** Colours of the graph as the drawing needs them: plain values, since it cannot read style sheets. 3:1 or more on both grounds. */
export const palettes: Record<Scheme, Palette> = {
  light: {
    background: "#ffffff",
    label: "#1f2933",
    edge: "#dde2e7",
    faded: "#e4e7eb",
    highlight: "#52606d",
    selected: "#0b1015",
    tiers: { core: "#52606d", associated: "#9aa5b1" },
    families: {
      payment: "#b45309",
      identity: "#be185d",
      network: "#1d6fd1",
      client: "#6d28d9",
      content: "#0f766e",
      registration: "#4d7c0f",
      timing: "#9f1239",
    },
  },
  dark: {
    background: "#181d24",
    label: "#e4e7eb",
    edge: "#2c343d",
    faded: "#262d36",
    highlight: "#a3abb5",
    selected: "#ffffff",
    tiers: { core: "#b8c0ca", associated: "#67727f" },
    families: {
      payment: "#f59e0b",
      identity: "#f472b6",
      network: "#60a5fa",
      client: "#a78bfa",
      content: "#2dd4bf",
      registration: "#a3e635",
      timing: "#fb7185",
    },
  },
};

/** The same family in style sheets: the browser picks the scheme. */
export const familyColor = (family: Family): string =>
  `light-dark(${palettes.light.families[family]}, ${palettes.dark.families[family]})`;

export const tierColor = (tier: Tier): string =>
  `light-dark(${palettes.light.tiers[tier]}, ${palettes.dark.tiers[tier]})`;
