"use client";
import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconDots } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { usePermission } from "@/components/session/session";
import type { ConnectorView } from "@/lib/connectors/contract";
import { type ConnectorAct, connectorMutation } from "@/lib/queries/connectors";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";

/** What can be done to a connector, for those who may. */
export function ConnectorActs({ connector, onChange }: { connector: ConnectorView; onChange: () => void }) {
  const client = useQueryClient();
  const mayChange = usePermission("ingest.write");
  const [isRemoving, removing] = useDisclosure(false);
  const { mutateAsync } = useMutation({
    ...connectorMutation(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.connectors }),
  });
  const act = (act: ConnectorAct) => mutateAsync({ id: connector.id, act });
  const tryTo = (what: ConnectorAct) => () =>
    act(what).catch((error) =>
      notifications.show({ color: "red", title: asProblem(error).title, message: asProblem(error).message }),
    );
  if (!mayChange) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps a click in the menu from opening the row beneath it
    <span onClick={(event) => event.stopPropagation()} onKeyDown={(event) => event.stopPropagation()}>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size="sm" aria-label={`What to do with ${connector.name}`}>
            <IconDots size={14} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!connector.paused && <Menu.Item onClick={tryTo("poll")}>Poll now</Menu.Item>}
          {connector.paused && <Menu.Item onClick={tryTo("resume")}>Resume</Menu.Item>}
          {!connector.paused && <Menu.Item onClick={tryTo("pause")}>Pause</Menu.Item>}
          <Menu.Item onClick={onChange}>Change …</Menu.Item>
          <Menu.Item color="red" onClick={removing.open}>
            Remove …
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={isRemoving}
        onClose={removing.close}
        title={`Remove the connector “${connector.name}”`}
        confirmLabel="Remove"
        isDangerous
        canConfirm
        consequences={[
          "What came in through it stays.",
          "Which files were taken is forgotten: a new connector takes them again.",
        ]}
        onConfirm={() => act("remove")}
      />
    </span>
  );
}
