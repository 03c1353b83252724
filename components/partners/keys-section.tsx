"use client";
import { Badge, Button, Code, Table, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { NoKeys, RevokeKeyDialog } from "@/components/feedback/machine-keys";
import { usePermission } from "@/components/session/session";
import { ActsTh } from "@/components/table/heads";
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
        <NoKeys>Without one, nothing of this partner's is let in.</NoKeys>
      ) : (
        <KeyTable keys={keys} onRevoke={mayManage ? setRevoking : undefined} />
      )}
      <NewKeyDialog opened={isMaking} onClose={() => setIsMaking(false)} partnerId={partnerId} />
      <RevokeKeyDialog
        revoking={revoking}
        onClose={() => setRevoking(null)}
        onRevoke={(id) => revoke.mutateAsync(id)}
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
            <ActsTh />
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
