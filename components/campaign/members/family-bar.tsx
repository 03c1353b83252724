import { familyNames } from "@/components/badges/meanings";
import { formatNats } from "@/components/data/nats";
import type { MemberRow } from "@/lib/campaigns/contract";
import { familyColor } from "../graph/palette";
import { prepareFamilyBars } from "./family-bars";
import classes from "./members.module.css";

/** One member's evidence as joined segments; in words on hover and for those who listen. */
export function FamilyBar({ families, reach }: { families: MemberRow["families"]; reach: number }) {
  const segments = prepareFamilyBars(families, reach);
  const inWords = segments.map(({ family, nats }) => `${familyNames[family]} ${formatNats(nats, true)}`).join(", ");
  return (
    <span className={classes.bar} role="img" aria-label={inWords} title={inWords}>
      {segments.map(({ family, width }) => (
        <span key={family} style={{ width: `${width * 100}%`, background: familyColor(family) }} />
      ))}
    </span>
  );
}
