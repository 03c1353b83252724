"use client";
import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Moment } from "@/components/data/moment";
import { Pseudonym } from "@/components/data/pseudonym";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { ErrorState } from "@/components/feedback/error-state";
import type { PartnerView } from "@/lib/indicators/contract";
import { keys } from "@/lib/queries/keys";
import { handOverKeyMutation, rotateKeyMutation, withdrawKeyMutation } from "@/lib/queries/partners";

type Asked = "rotate" | "withdraw" | null;

/** The keys that this partner's tokens are made with. */
export function PartnerKeys({ partner, mayManage }: { partner: PartnerView; mayManage: boolean }) {
  const [asked, setAsked] = useState<Asked>(null);
  const handOver = useMutation(handOverKeyMutation());
  const hasKey = partner.keys.length > 0;
  return (
    <Stack gap="xs" component="section">
      <Text fw={600}>Keys</Text>
      {!hasKey && <Text size="sm">None: its keys were withdrawn.</Text>}
      {partner.keys.map((key) => (
        <KeyLine key={key.id} of={key} />
      ))}
      {mayManage && (
        <Group gap="xs">
          <Button variant="default" onClick={() => setAsked("rotate")}>
            New key
          </Button>
          {hasKey && (
            <Button variant="default" loading={handOver.isPending} onClick={() => handOver.mutate(partner.id)}>
              Show key to hand over
            </Button>
          )}
          {hasKey && (
            <Button variant="subtle" color="red" onClick={() => setAsked("withdraw")}>
              Withdraw keys
            </Button>
          )}
        </Group>
      )}
      {handOver.error !== null && <ErrorState error={handOver.error} />}
      {handOver.data !== undefined && (
        <Alert color="blue" title={`Key ${handOver.data.keyId}, for ${partner.name} alone`}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">
              With it the partner makes tokens of its own accounts and compares. Hand it over on a way that you trust;
              that you saw it is on record.
            </Text>
            <Code>{handOver.data.key}</Code>
            <CopyButton value={handOver.data.key}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy}>
                  {copied ? "Copied" : "Copy"}
                </Button>
              )}
            </CopyButton>
          </Stack>
        </Alert>
      )}
      <KeyDialog partner={partner} asked={asked} onClose={() => setAsked(null)} />
    </Stack>
  );
}

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
