"use client";
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMoon } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { formatShort } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { usePermission, useSession } from "@/components/session/session";
import type { CampaignView } from "@/lib/campaigns/contract";
import type { CampaignLoss } from "@/lib/casefile/contract";
import type { QuietWindowView } from "@/lib/decisions/contract";
import { campaignLossQuery } from "@/lib/queries/campaign";
import { quietWindowQuery } from "@/lib/queries/measures";
import { actWords } from "../act-words";
import { EndQuietDialog, OpenQuietDialog } from "./quiet-dialogs";

/** The quiet window that holds, with what waiting costs; or the way to ask for one. */
export function QuietWindow({ campaign }: { campaign: CampaignView }) {
  const mayDecide = usePermission("campaign.decide");
  const { data } = useQuery(quietWindowQuery(campaign.id));
  const [isAsking, asking] = useDisclosure(false);
  if (data === undefined) return null;
  if (data !== null) return <QuietBanner quiet={data} />;
  if (!mayDecide) return null;
  return (
    <Group justify="flex-end">
      <Button variant="default" leftSection={<IconMoon size={15} aria-hidden />} onClick={asking.open}>
        {`${actWords.quiet} …`}
      </Button>
      <OpenQuietDialog campaign={campaign} opened={isAsking} onClose={asking.close} />
    </Group>
  );
}

function QuietBanner({ quiet }: { quiet: QuietWindowView }) {
  const { id } = useSession();
  const loss = useQuery(campaignLossQuery(quiet.campaignId));
  const [isEnding, ending] = useDisclosure(false);
  const isOwn = quiet.owner.id === id;
  return (
    <Alert
      color="blue"
      icon={<IconMoon size={18} aria-hidden />}
      title={isOwn ? "You asked for quiet" : `${quiet.owner.name} asked for quiet`}
    >
      <Stack gap={6} align="flex-start">
        <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
          {quiet.reason}
        </Text>
        <Text size="sm">
          Until <Moment at={quiet.endsAt} />: until then a measure is proposed, and{" "}
          {isOwn ? "you rule" : `${quiet.owner.name} rules`} on it. {loss.data !== undefined && costOf(loss.data)}
        </Text>
        {isOwn && (
          <Button variant="default" onClick={ending.open}>
            End it …
          </Button>
        )}
      </Stack>
      <EndQuietDialog campaignId={quiet.campaignId} opened={isEnding} onClose={ending.close} />
    </Alert>
  );
}

/** What flows meanwhile, by the last day of data. */
function costOf({ flow: { standings } }: CampaignLoss): string {
  const exchanges = standings.reduce((sum, one) => sum + one.exchanges, 0);
  if (exchanges === 0) return "In the last 24 hours of data nothing flowed to its core.";
  return `Each hour of waiting costs ${formatShort(exchanges / 24)} exchanges, by the last 24 hours of data.`;
}
