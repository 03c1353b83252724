"use client";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { formatCount } from "@/components/data/count";
import { Shortcut } from "@/components/data/shortcut";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { openCampaignMutation } from "@/lib/queries/threads";
import type { ThreadView } from "@/lib/threads/contract";
import { SeedThreadDialog } from "./seed-dialog";
import type { ThreadActs } from "./use-thread-acts";

/** What is done with a thread as a whole. */
export function ThreadActions({ thread, acts }: { thread: ThreadView; acts: ThreadActs }) {
  const [seeding, seed] = useDisclosure(false);
  const [opening, open] = useDisclosure(false);
  const mayOpen = thread.accepted.length >= 2;
  usePageKeys({ s: seed.open, u: acts.undo, m: mayOpen ? open.open : undefined });
  return (
    <>
      <Button
        variant="default"
        onClick={acts.undo}
        disabled={acts.undo === undefined}
        rightSection={<Shortcut of="u" />}
        aria-keyshortcuts="u"
      >
        Undo
      </Button>
      <Button variant="default" onClick={seed.open} rightSection={<Shortcut of="s" />} aria-keyshortcuts="s">
        Add
      </Button>
      <Button
        onClick={open.open}
        disabled={!mayOpen}
        title={mayOpen ? undefined : "A campaign has at least two accounts"}
        rightSection={<Shortcut of="m" />}
        aria-keyshortcuts="m"
      >
        Make it a campaign
      </Button>
      <SeedThreadDialog thread={thread} opened={seeding} onClose={seed.close} />
      <OpenDialog thread={thread} opened={opening} onClose={open.close} />
    </>
  );
}

function OpenDialog({ thread, opened, onClose }: { thread: ThreadView; opened: boolean; onClose: () => void }) {
  const router = useRouter();
  const open = useMutation(openCampaignMutation());
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Make it a campaign"
      confirmLabel="Open the campaign"
      canConfirm
      consequences={[
        `${formatCount(thread.accepted.length)} accounts become members; those that a run would link to another one are core, all others are associated.`,
        "Nobody has said what they are: the verdict is undetermined, and nothing is enforced.",
        "Runs neither change nor retire it. The thread is kept as it is now.",
      ]}
      onConfirm={async () => {
        const { campaignId } = await open.mutateAsync({ threadId: thread.id, version: thread.version });
        router.push(`/campaigns/${campaignId}`);
      }}
    />
  );
}
