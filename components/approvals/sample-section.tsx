"use client";
import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { IconDice5 } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { formatShare } from "@/components/data/share";
import { Stat } from "@/components/data/stat";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission, useSession } from "@/components/session/session";
import type { ProposalView, SampleFinding } from "@/lib/decisions/contract";
import { keys } from "@/lib/queries/keys";
import { drawProposalSampleMutation } from "@/lib/queries/proposals";

/** What people said who judged some of the accounts without knowing where they come from. */
export function SampleSection({ proposal }: { proposal: ProposalView }) {
  const client = useQueryClient();
  const me = useSession();
  const mayDraw = usePermission("account.restrict") && proposal.state === "proposed" && !proposal.breakGlass;
  const draw = useMutation({
    ...drawProposalSampleMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.proposal(proposal.id) }),
  });
  const { sample } = proposal;
  return (
    <Section
      title="Blind sample"
      about="Accounts of this proposal and others of the same volume, mixed, judged without knowing which is which"
      actions={
        sample === null &&
        mayDraw && (
          <Button
            variant="default"
            leftSection={<IconDice5 size={15} aria-hidden />}
            loading={draw.isPending}
            onClick={() => draw.mutate(proposal.id)}
          >
            Draw a sample
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {sample === null ? (
          <Text size="sm">
            <b>No estimate.</b> No sample was drawn, so that nothing is known of how many innocents are among them.
          </Text>
        ) : (
          <Finding sample={sample} isOwn={proposal.proposedBy.id === me.id} />
        )}
        {draw.error !== null && <ErrorState error={draw.error} />}
      </Stack>
    </Section>
  );
}

interface FindingProps {
  sample: SampleFinding;
  /** The proposer's own: somebody else judges. */
  isOwn: boolean;
}

function Finding({ sample: { sampleId, drawn, judged, innocent, bound }, isOwn }: FindingProps) {
  return (
    <Group gap="xl" align="flex-start">
      <Stat label="Judged" value={formatCount(judged)} of={`of ${formatCount(drawn)} drawn of this proposal`} />
      <Stat
        label="Innocent"
        value={
          <Text component="span" inherit c={innocent > 0 ? "var(--mantine-color-error)" : undefined}>
            {judged === 0 ? "–" : formatCount(innocent)}
          </Text>
        }
        of={innocent > 0 ? "one is enough to stop it" : undefined}
      />
      <Stat
        label="Innocents in the whole, at most"
        value={bound === null ? "no estimate" : formatShare(bound)}
        of={bound === null ? "nobody is judged yet" : "upper end of the 95 % interval (Clopper–Pearson)"}
      />
      {isOwn ? (
        <Text size="sm" c="dimmed">
          You proposed it: somebody else judges them.
        </Text>
      ) : (
        <Anchor component={Link} href={`/detectors?tab=audit&sample=${sampleId}`} size="sm">
          Judge its accounts
        </Anchor>
      )}
    </Group>
  );
}
