"""The record of the lease in a key-value bucket of JetStream."""

from nats.errors import Error as NatsError
from nats.js.errors import KeyDeletedError, KeyNotFoundError
from nats.js.kv import KeyValue

from raveberry_server.application.leadership.lease import LeaseRecord, LeaseWrite, SeenRecord
from raveberry_server.application.leadership.lease_keeper import LeaseStoreError
from raveberry_server.application.replication.sealing import Sealer, WrongKeyError
from raveberry_server.application.replication.values import UnreadableValueError

from .storage_names import LEADER_KEY


class LeaseBucket:
    """Implementation of `LeaseStore`."""

    def __init__(self, *, bucket: KeyValue, key: bytes) -> None:
        self._bucket = bucket
        self._sealer = Sealer(key)

    async def read(self) -> SeenRecord:
        """Return the record.

        Raises:
            LeaseStoreError: there is no answer.
        """
        try:
            entry = await self._bucket.get(LEADER_KEY)
        except KeyDeletedError as err:
            return SeenRecord(record=None, revision=err.entry.revision or 0)
        except KeyNotFoundError as err:
            deleted = getattr(err, "entry", None)
            return SeenRecord(record=None, revision=deleted.revision if deleted else 0)
        except (NatsError, TimeoutError) as err:
            raise LeaseStoreError(f"it does not answer: {err!r}") from err
        try:
            record = self._sealer.open(LEADER_KEY, entry.value or b"", LeaseRecord)
        except (UnreadableValueError, WrongKeyError) as err:
            raise LeaseStoreError(
                f"its record is of a server with another signing.key: {err}"
            ) from err
        return SeenRecord(record=record, revision=entry.revision or 0)

    async def write(self, write: LeaseWrite) -> int:
        """Replace the record if its revision is the expected one, and return the new revision.

        Raises:
            LeaseStoreError: it was not replaced, or there is no answer.
        """
        data = self._sealer.seal(LEADER_KEY, write.record)
        try:
            return await self._bucket.update(LEADER_KEY, data, last=write.after)
        except (NatsError, TimeoutError) as err:
            raise LeaseStoreError(f"the record was not replaced: {err!r}") from err
