"use client";
import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import { usePermission } from "@/components/session/session";
import type { PartnerView } from "@/lib/indicators/contract";
import { keys } from "@/lib/queries/keys";
import { handOverKeyMutation, rotateKeyMutation, withdrawKeyMutation } from "@/lib/queries/partners";

type Asked = "rotate" | "withdraw" | null;

/** The keys that this partner's tokens are made with. */
export function TokenKeysSection({ partner }: { partner: PartnerView }) {
  const mayManage = usePermission("partner.manage");
  const [asked, setAsked] = useState<Asked>(null);
  const handOver = useMutation(handOverKeyMutation());
  const hasKey = partner.keys.length > 0;
  return (
    <Section
      title="Token keys"
      about="What its tokens of accounts are made with, for it alone"
      actions={
        mayManage && (
          <Group gap="xs">
            {hasKey && (
              <Button variant="subtle" color="red" onClick={() => setAsked("withdraw")}>
                Withdraw keys
              </Button>
            )}
            {hasKey && (
              <Button variant="default" loading={handOver.isPending} onClick={() => handOver.mutate(partner.id)}>
                Show key to hand over
              </Button>
            )}
            <Button variant="default" onClick={() => setAsked("rotate")}>
              New token key
            </Button>
          </Group>
        )
      }
    >
      <Stack gap="xs">
        {!hasKey && <Text size="sm">None: its keys were withdrawn.</Text>}
        {partner.keys.map((key) => (
          <KeyLine key={key.id} of={key} />
        ))}
        {handOver.error !== null && <ErrorState error={handOver.error} />}
        {handOver.data !== undefined && <HandedOver name={partner.name} {...handOver.data} />}
      </Stack>
      <KeyDialog partner={partner} asked={asked} onClose={() => setAsked(null)} />
    </Section>
  );
}

const HandedOver = ({ name, keyId, key }: { name: string; keyId: string; key: string }) => (
  <Alert color="blue" title={`Key ${keyId}, for ${name} alone`}>
    <Stack gap="xs" align="flex-start">
      <Text size="sm">
        With it the partner makes tokens of its own accounts and compares. Hand it over on a way that you trust; that
        you saw it is on record.
      </Text>
      <Code>{key}</Code>
      <CopyButton value={key}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {copied ? "Copied" : "Copy"}
          </Button>
        )}
      </CopyButton>
    </Stack>
  </Alert>
);

const KeyLine = ({ of: { id, createdAt, overlapUntil } }: { of: PartnerView["keys"][number] }) => (
  <Group gap="sm">
    <Pseudonym value={id} />
    <Text size="sm" c="dimmed">
      since <Moment at={createdAt} precision="day" />
      {overlapUntil !== null && (
        <>
          , leaves beside the new one until <Moment at={overlapUntil} precision="day" />
        </>
      )}
    </Text>
  </Group>
);

function KeyDialog({ partner, asked, onClose }: { partner: PartnerView; asked: Asked; onClose: () => void }) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: keys.partners });
  const rotate = useMutation({ ...rotateKeyMutation(), onSuccess });
  const withdraw = useMutation({ ...withdrawKeyMutation(), onSuccess });
  const isWithdrawing = asked === "withdraw";
  return (
    <ConfirmDialog
      opened={asked !== null}
      onClose={onClose}
      title={isWithdrawing ? `Withdraw the keys of ${partner.name}` : `A new key for ${partner.name}`}
      confirmLabel={isWithdrawing ? "Withdraw" : "Make it"}
      isDangerous={isWithdrawing}
      isFinal
      consequences={
        isWithdrawing
          ? ["Nothing can be shared with it any more, and no token of these keys can be made again."]
          : [
              "For 30 days accounts leave with tokens of both keys, so that the partner can change over. Hand the new one over.",
            ]
      }
      canConfirm
      onConfirm={() =>
        isWithdrawing
          ? withdraw.mutateAsync(partner.id)
          : rotate.mutateAsync({ partnerId: partner.id, overlapDays: 30 })
      }
    />
  );
}
