import { Badge, Tooltip } from "@mantine/core";
import type { Tlp } from "@/lib/indicators/contract";

interface Marking {
  label: string;
  meaning: string;
  /** Colours of the standard, which asks for them on black. */
  color: string;
}

/** Traffic Light Protocol 2.0, in the words of the standard. */
export const markings: Record<Tlp, Marking> = {
  clear: { label: "TLP:CLEAR", meaning: "No limit on disclosure.", color: "#ffffff" },
  green: { label: "TLP:GREEN", meaning: "The recipient's community, not the public.", color: "#33ff00" },
  amber: {
    label: "TLP:AMBER",
    meaning: "The recipient's organisation and its clients, on a need-to-know basis.",
    color: "#ffc000",
  },
  "amber+strict": { label: "TLP:AMBER+STRICT", meaning: "The recipient's organisation only.", color: "#ffc000" },
  red: { label: "TLP:RED", meaning: "For the eyes of the named recipients only.", color: "#ff2b2b" },
};

export const TlpBadge = ({ level }: { level: Tlp }) => (
  <Tooltip label={markings[level].meaning}>
    <Badge variant="filled" color="dark.9" style={{ color: markings[level].color, background: "#000" }}>
      {markings[level].label}
    </Badge>
  </Tooltip>
);
