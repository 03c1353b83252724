-- What people see of a warninglist, beside the list itself, which is sealed.
ALTER TABLE "inbound_batch" ADD COLUMN     "warninglist_about" JSONB;
