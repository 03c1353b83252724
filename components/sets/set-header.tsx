"use client";
import { Button, Menu, Stack, Text } from "@mantine/core";
import { IconDotsVertical, IconDownload, IconFileExport, IconPencil, IconStack2, IconTrash } from "@tabler/icons-react";
import Link from "next/link";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { Moment } from "@/components/data/moment";
import { PageHeader } from "@/components/data/page-header";
import { usePermission } from "@/components/session/session";
import { exportOfSet } from "@/lib/queries/sets";
import type { AccountSetView } from "@/lib/review/contract";
import { CompareDialog } from "./compare-dialog";
import { DeleteSetDialog } from "./delete-set-dialog";
import { RenameDialog } from "./rename-dialog";

type Dialog = "rename" | "compare" | "delete" | null;

/** What the set is called and why it is there; and what is done to it as a whole. */
export function SetHeader({ set }: { set: AccountSetView }) {
  const mayWork = usePermission("review.work");
  const mayShare = usePermission("bundle.export");
  const [dialog, setDialog] = useState<Dialog>(null);
  const shared = { set, onClose: () => setDialog(null) };
  return (
    <>
      <PageHeader
        title={set.name}
        about={<About set={set} />}
        actions={
          <>
            {mayShare && (
              <Button
                component={Link}
                href={`/sets/${set.id}/share`}
                variant="default"
                leftSection={<IconFileExport size={15} aria-hidden />}
              >
                Share…
              </Button>
            )}
            <Button
              component="a"
              href={exportOfSet(set.id)}
              download
              variant="default"
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              Export ids (CSV)
            </Button>
            {mayWork && <More onChoose={setDialog} />}
          </>
        }
      />
      <RenameDialog {...shared} opened={dialog === "rename"} />
      <CompareDialog {...shared} opened={dialog === "compare"} />
      <DeleteSetDialog {...shared} opened={dialog === "delete"} />
    </>
  );
}

const More = ({ onChoose }: { onChoose: (dialog: Dialog) => void }) => (
  <Menu position="bottom-end" width={220}>
    <Menu.Target>
      <Button variant="default" rightSection={<IconDotsVertical size={15} aria-hidden />}>
        Change
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => onChoose("rename")}>
        Name and description
      </Menu.Item>
      <Menu.Item leftSection={<IconStack2 size={15} aria-hidden />} onClick={() => onChoose("compare")}>
        Compare with a set
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item color="red" leftSection={<IconTrash size={15} aria-hidden />} onClick={() => onChoose("delete")}>
        Delete
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
);

const About = ({ set }: { set: AccountSetView }) => (
  <Stack gap={2}>
    <span>
      Set of {formatCount(set.accounts)} {set.accounts === 1 ? "account" : "accounts"}, made by {set.madeBy.name}{" "}
      <Moment at={set.madeAt} />, changed <Moment at={set.changedAt} />
    </span>
    {set.description !== "" && (
      <Text size="sm" c="var(--mantine-color-text)" maw={760} style={{ whiteSpace: "pre-wrap" }}>
        {set.description}
      </Text>
    )}
  </Stack>
);
