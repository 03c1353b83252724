import { Text } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import { type Family, families as order } from "@/lib/detection/contract";
import { formatNats } from "./nats";

/** What would read "0.0" says nothing. */
const leastShown = 0.05;

/** What each evidence family gives, the strongest first; families that give nothing are left out. */
export function FamilyNats({ families }: { families: Partial<Record<Family, number>> }) {
  const given = order
    .map((family) => ({ family, nats: families[family] ?? 0 }))
    .filter(({ nats }) => nats >= leastShown)
    .sort((a, b) => b.nats - a.nats);
  const inWords = given
    .map(({ family, nats }) => `${familyNames[family].toLowerCase()} ${formatNats(nats)}`)
    .join(", ");
  return (
    <Text component="span" size="xs" truncate title={inWords} display="block">
      {given.map(({ family, nats }) => (
        <Text key={family} component="span" inherit mr="sm">
          <Text component="span" inherit c="dimmed">
            {familyNames[family].toLowerCase()}
          </Text>{" "}
          {formatNats(nats)}
        </Text>
      ))}
    </Text>
  );
}
