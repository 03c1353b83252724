import { Group, Text } from "@mantine/core";
import { familyNames, tiers } from "@/components/badges/meanings";
import type { GraphView } from "@/lib/casefile/contract";
import { families, Tier } from "@/lib/detection/contract";
import classes from "./graph.module.css";
import { familyColor, tierColor } from "./palette";

/** Which colour is what, for what is in the picture. */
export function GraphLegend({ view }: { view: GraphView }) {
  const hasTier = (tier: Tier) => view.nodes.some((node) => node.type !== "value" && (node.tier ?? "core") === tier);
  const present = families.filter((family) =>
    view.nodes.some((node) => node.type === "value" && node.family === family),
  );
  return (
    <Group gap="sm" style={{ rowGap: 2 }}>
      {Tier.options.filter(hasTier).map((tier) => (
        <Entry key={tier} color={tierColor(tier)} label={`${tiers[tier].label} account`} />
      ))}
      {present.map((family) => (
        <Entry key={family} color={familyColor(family)} label={`${familyNames[family]} value`} />
      ))}
      <Text size="xs" c="dimmed">
        larger: more nats, or more accounts
      </Text>
    </Group>
  );
}

const Entry = ({ color, label }: { color: string; label: string }) => (
  <Text size="xs" component="span" className={classes.legend}>
    <span className={classes.dot} style={{ background: color }} />
    {label}
  </Text>
);
