import { Group, Text } from "@mantine/core";
import { DispositionBadge } from "@/components/badges/badges";
import { formatCount } from "@/components/data/count";
import { formatShare } from "@/components/data/share";
import type { CampaignView } from "@/lib/campaigns/contract";
import { Disposition } from "@/lib/detection/contract";

/** What the core is made of: who operates, who was robbed, who merely stands by. */
export function Dispositions({ campaign: { dispositions, coreAccounts } }: { campaign: CampaignView }) {
  const present = Disposition.options.filter((name) => (dispositions[name] ?? 0) > 0);
  if (present.length === 0) return null;
  return (
    <Group gap="md" mt="md" style={{ rowGap: 4 }}>
      <Text size="xs" c="dimmed">
        Core by disposition
      </Text>
      {present.map((name) => (
        <Group key={name} gap={6}>
          <DispositionBadge disposition={name} />
          <Text size="sm">
            {formatCount(dispositions[name] ?? 0)}{" "}
            <Text component="span" size="xs" c="dimmed">
              {formatShare((dispositions[name] ?? 0) / coreAccounts)}
            </Text>
          </Text>
        </Group>
      ))}
    </Group>
  );
}
