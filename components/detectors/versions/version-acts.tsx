"use client";
import { Button, Group, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { usePermission, useSession } from "@/components/session/session";
import { type ConfigurationView, notInShadowYet } from "@/lib/detection/contract";
import { activateConfigurationMutation, withdrawConfigurationMutation } from "@/lib/queries/detectors";
import { keys } from "@/lib/queries/keys";

/** Putting a proposal live, or taking it off the table; says why what cannot be done cannot. */
export function VersionActs({ version }: { version: ConfigurationView }) {
  const { id: ownId } = useSession();
  const mayActivate = usePermission("detector.activate");
  const mayPropose = usePermission("detector.propose");
  const [isActivating, activating] = useDisclosure(false);
  const [isWithdrawing, withdrawing] = useDisclosure(false);
  if (version.status !== "proposed") return null;
  const isOwn = version.proposedBy.id === ownId;
  const obstacle = obstacleTo(version, isOwn);
  return (
    <Group gap="xs">
      {mayPropose && (isOwn || mayActivate) && (
        <Button variant="default" onClick={withdrawing.open}>
          Withdraw
        </Button>
      )}
      {mayActivate && (
        <Tooltip label={obstacle} disabled={obstacle === undefined}>
          <Button
            data-disabled={obstacle !== undefined || undefined}
            aria-disabled={obstacle !== undefined}
            onClick={obstacle === undefined ? activating.open : undefined}
          >
            Put live
          </Button>
        </Tooltip>
      )}
      <ActivateDialog version={version} opened={isActivating} onClose={activating.close} />
      <WithdrawDialog version={version} opened={isWithdrawing} onClose={withdrawing.close} />
    </Group>
  );
}

function obstacleTo({ shadow }: ConfigurationView, isOwn: boolean): string | undefined {
  if (isOwn) return "You proposed this version: somebody else puts it live.";
  if (shadow?.status !== "completed") return notInShadowYet;
  if (!shadow.isCurrent) return "Its shadow run was compared with a version that is not live any more: run it again.";
  return undefined;
}

interface DialogProps {
  version: ConfigurationView;
  opened: boolean;
  onClose: () => void;
}

function ActivateDialog({ version, opened, onClose }: DialogProps) {
  const client = useQueryClient();
  const activate = useMutation(activateConfigurationMutation());
  const { id, shadow } = version;
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={`Put version ${version.number} live`}
      confirmLabel="Put live"
      consequences={[
        "The next run of detection uses it. Campaigns and decisions stay as they are until then.",
        "What people decided stays, whatever the new version says.",
        "The version that is live now is superseded; its numbers can be proposed again.",
      ]}
      placeholder="What the replay shows, and why it is better."
      onConfirm={async (reason) => {
        await activate.mutateAsync({ id, version: version.version, shadowRunId: shadow?.runId ?? "", reason });
        notifications.show({
          title: `Version ${version.number} is live`,
          message: "The next run uses it.",
          color: "lake",
        });
        await client.invalidateQueries({ queryKey: keys.configurations });
      }}
    />
  );
}

function WithdrawDialog({ version, opened, onClose }: DialogProps) {
  const client = useQueryClient();
  const withdraw = useMutation(withdrawConfigurationMutation());
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={`Withdraw version ${version.number}`}
      confirmLabel="Withdraw"
      consequences={["It never goes live; it stays in the list with both reasons."]}
      onConfirm={async (reason) => {
        await withdraw.mutateAsync({ id: version.id, version: version.version, reason });
        await client.invalidateQueries({ queryKey: keys.configurations });
      }}
    />
  );
}
