"use client";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import { usePermission } from "@/components/session/session";
import type { OperatorView } from "@/lib/operators/contract";
import { attributionsQuery } from "@/lib/queries/operators";
import { AttributionItem } from "./attribution-item";
import classes from "./operator.module.css";
import { ProposeAttributionButton } from "./propose-attribution";

/** Claims about who the operator is: allegations, shown when they are asked for, since who reads them is recorded. */
export function AttributionSection({ operator }: { operator: OperatorView }) {
  const [isShown, setShown] = useState(false);
  const mayPropose = usePermission("attribution.propose");
  return (
    <div className={classes.apart}>
      <Section
        title="Attribution"
        about="An allegation about who the operator is. No part of any verdict, decision or notice."
        actions={
          <Group gap="xs">
            {mayPropose && <ProposeAttributionButton operator={operator} onProposed={() => setShown(true)} />}
            {!isShown && (
              <Button size="compact-sm" variant="default" onClick={() => setShown(true)}>
                Show claims
              </Button>
            )}
          </Group>
        }
      >
        {isShown ? (
          <Claims operatorId={operator.id} />
        ) : (
          <Text size="sm" c="dimmed">
            Who reads claims is recorded, so they are not shown by themselves.
          </Text>
        )}
      </Section>
    </div>
  );
}

function Claims({ operatorId }: { operatorId: string }) {
  const { data, error, refetch } = useQuery(attributionsQuery(operatorId));
  if (data === undefined) {
    return error === null ? <LoadingRows rows={3} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (data.rows.length === 0) return <EmptyState title="Nobody has claimed anything" />;
  return (
    <Stack gap="sm">
      {data.rows.map((claim) => (
        <AttributionItem key={claim.id} claim={claim} />
      ))}
    </Stack>
  );
}
