"use client";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconEye } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ContentReader } from "@/components/content/content-reader";
import { PurposeDialog } from "@/components/feedback/purpose-dialog";
import { usePermission } from "@/components/session/session";
import type { PinView } from "@/lib/casefile/contract";
import { readPinnedExchangesMutation } from "@/lib/queries/notebook";
import type { ExchangeContent } from "@/lib/traffic/contract";

/** Leads to the words of pinned exchanges, by a dialog that asks what they are read for. */
export function PinnedExchanges({ pin }: { pin: PinView }) {
  const mayRead = usePermission("content.read");
  const [isAsking, asking] = useDisclosure(false);
  const [content, setContent] = useState<ExchangeContent[] | null>(null);
  const read = useMutation(readPinnedExchangesMutation());
  if (!mayRead) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconEye size={14} aria-hidden />}
        onClick={asking.open}
        aria-label={`Read “${pin.caption}”`}
      >
        Read
      </Button>
      <PurposeDialog
        opened={isAsking}
        onClose={asking.close}
        title={`Read “${pin.caption}”`}
        confirmLabel="Read"
        consequences={[
          "You will see what people wrote, as it was when it was pinned. This is recorded with your purpose.",
        ]}
        onConfirm={async (purpose) => setContent(await read.mutateAsync({ pinId: pin.id, purpose }))}
      />
      <ContentReader content={content} onClose={() => setContent(null)} />
    </>
  );
}
