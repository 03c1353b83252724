"use client";
import { Badge, Button, Code, Table, Text, VisuallyHidden } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { keys as queryKeys } from "@/lib/queries/keys";
import { revokePartnerKeyMutation } from "@/lib/queries/taxii";
import type { PartnerApiKeyView } from "@/lib/taxii/contract";
import { NewKeyDialog } from "./new-key-dialog";

interface Props {
  partnerId: string;
  keys: PartnerApiKeyView[];
  discovery: string;
}

/** By which keys a partner's machines are let in. */
export function KeysSection({ partnerId, keys, discovery }: Props) {
  const mayManage = usePermission("partner.manage");
  const client = useQueryClient();
  const [isMaking, setIsMaking] = useState(false);
  const [revoking, setRevoking] = useState<PartnerApiKeyView | null>(null);
  const onSuccess = () => client.invalidateQueries({ queryKey: queryKeys.partners });
  const revoke = useMutation({ ...revokePartnerKeyMutation(), onSuccess });
  const add = mayManage && <Button onClick={() => setIsMaking(true)}>New access key</Button>;
  return (
    <Section
      title="Access keys"
      about={
        <>
          For the partner's machines, which begin at <Code>{discovery}</Code>
        </>
      }
      actions={add}
    >
      {keys.length === 0 ? (
        <EmptyState title="No keys yet">Without one, nothing of this partner's is let in.</EmptyState>
      ) : (
        <KeyTable keys={keys} onRevoke={mayManage ? setRevoking : undefined} />
      )}
      <NewKeyDialog opened={isMaking} onClose={() => setIsMaking(false)} partnerId={partnerId} />
      <ConfirmDialog
        opened={revoking !== null}
        onClose={() => setRevoking(null)}
        title={`Revoke the key “${revoking?.name}”`}
        confirmLabel="Revoke"
        isDangerous
        canConfirm
        consequences={["Requests with it are refused from now on.", "This cannot be taken back."]}
        onConfirm={() => revoke.mutateAsync(revoking?.id ?? "")}
      />
    </Section>
  );
}

function KeyTable(props: { keys: PartnerApiKeyView[]; onRevoke: ((key: PartnerApiKeyView) => void) | undefined }) {
  const { keys, onRevoke } = props;
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Machine</Table.Th>
            <Table.Th>Made</Table.Th>
            <Table.Th>Last used</Table.Th>
            <Table.Th>Expires</Table.Th>
            <Table.Th ta="right">
              <VisuallyHidden>What to do</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <Table.Tr key={key.id}>
              <Table.Td>
                {key.name}
                <Text size="xs" c="dimmed" ff="monospace">
                  {key.start}…
                </Text>
              </Table.Td>
              <Table.Td>
                <Moment at={key.createdAt} precision="day" />
                <Text size="xs" c="dimmed">
                  by {key.createdBy}
                </Text>
              </Table.Td>
              <Table.Td>{key.lastUsedAt === null ? "never" : <Moment at={key.lastUsedAt} />}</Table.Td>
              <Table.Td>
                <Moment at={key.expiresAt} precision="day" />
              </Table.Td>
              <Table.Td ta="right">
                {key.status !== "active" && <Badge color="gray">{key.status}</Badge>}
                {key.status === "active" && onRevoke !== undefined && (
                  <Button variant="subtle" size="compact-xs" color="red" onClick={() => onRevoke(key)}>
                    Revoke
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
