"use client";
import { Button, Group, Table, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { Share } from "@/components/data/share";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { usePermission } from "@/components/session/session";
import type { IndicatorReviewView } from "@/lib/indicators/contract";
import { indicatorReviewsQuery, settleIndicatorMutation } from "@/lib/queries/bundles";
import { keys } from "@/lib/queries/keys";

interface Asked {
  review: IndicatorReviewView;
  outcome: "kept" | "revoked";
}

/** Indicators that rest on fewer accounts since a recall, or that a partner calls false positives: a person says whether they stay. Nothing where none waits. */
export function IndicatorReviews() {
  const { data: reviews = [] } = useQuery(indicatorReviewsQuery());
  const maySettle = usePermission("bundle.recall");
  const [asked, setAsked] = useState<Asked | null>(null);
  if (reviews.length === 0 && asked === null) return null;
  return (
    <Section
      title="Indicators that need a person's word"
      about="A recall took accounts from them, or a partner calls them false positives; say whether they stay"
    >
      <Table verticalSpacing={6} aria-label="Indicators to look at">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Indicator</Table.Th>
            <Table.Th>Partner</Table.Th>
            <Table.Th>Campaign</Table.Th>
            <Table.Th>Core among holders</Table.Th>
            <Table.Th>Because</Table.Th>
            <Table.Th aria-label="Acts" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reviews.map((review) => (
            <Table.Tr key={review.id}>
              <Table.Td>
                <Pseudonym value={review.indicator} />
              </Table.Td>
              <Table.Td>{review.partner}</Table.Td>
              <Table.Td>{review.campaign}</Table.Td>
              <Table.Td>
                {review.holders === null ? "–" : <Share part={review.holders.core} of={review.holders.overall} />}
              </Table.Td>
              <Table.Td>
                <Text size="sm">{review.reason}</Text>
              </Table.Td>
              <Table.Td>
                {maySettle && (
                  <Group gap={6} wrap="nowrap" justify="flex-end">
                    <Button size="compact-sm" variant="default" onClick={() => setAsked({ review, outcome: "kept" })}>
                      Keep
                    </Button>
                    <Button size="compact-sm" color="red" onClick={() => setAsked({ review, outcome: "revoked" })}>
                      Revoke
                    </Button>
                  </Group>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <SettleDialog asked={asked} onClose={() => setAsked(null)} />
    </Section>
  );
}

function SettleDialog({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  const client = useQueryClient();
  const settle = useMutation({
    ...settleIndicatorMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.sharing }),
  });
  const isRevoking = asked?.outcome === "revoked";
  return (
    <ReasonDialog
      opened={asked !== null}
      onClose={onClose}
      title={isRevoking ? `Revoke ${asked?.review.indicator}` : `Keep ${asked?.review.indicator ?? ""}`}
      confirmLabel={isRevoking ? "Revoke" : "Keep"}
      isDangerous={isRevoking}
      consequences={[
        isRevoking
          ? `A recall goes to ${asked?.review.partner}.`
          : "It stays, and leaves with its new figures in the next bundle.",
      ]}
      onConfirm={async (reason) => {
        if (asked !== null) await settle.mutateAsync({ reviewId: asked.review.id, outcome: asked.outcome, reason });
      }}
    />
  );
}
