using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>Says whether a bundle's entries and their tile are those of the tree, and if not, which of the two is wrong and where.</summary>
internal sealed class ProveBundle(ProvenTiles tiles, Findings findings)
{
    public async ValueTask ProveAsync(BundleSlot slot, CancellationToken cancel)
    {
        var address = slot.Address;
        var tilePath = new TileAddress(0, address.Index, address.Width).Path;
        var root = address.IsFull ? await tiles.RootOfAsync(0, address.Index, cancel) : null;
        var edge = address.IsFull ? null : await tiles.TileAsync(0, address.Index, cancel);
        var isProvable = root is not null || edge is not null;
        var entriesAreRight = slot.EndsWell && (edge is not null ? slot.Leaves.SequenceEqual(edge) : isProvable && slot.Root == root);
        var tileIsRight = slot.Tile.Length > 0
            && (edge is not null ? slot.Tile.Span.SequenceEqual(edge) : isProvable && TileIsRight(slot, root, entriesAreRight));
        if (entriesAreRight && tileIsRight)
            return;

        if (slot.Tile.Length == 0)
            findings.AddFile(FindingKind.WrongFile, tilePath, slot.TileOutcome == ReadOutcome.Missing ? "is missing" : "has not the size of a tile");
        if (!NameFile(slot))
            return;
        var differs = slot.Tile.Length == 0 ? null : TileRoot.FirstDifference(slot.Leaves, slot.Tile.Span);
        if (!isProvable && differs is { } place)
            findings.AddEntry(FindingKind.WrongEntry, address.First.Value + place, $"is not what {tilePath} holds in its place, and nothing proves which of the two is right");
        if (!isProvable)
            return;
        if (!entriesAreRight)
            NameEntry(slot, tileIsRight ? differs : differs ?? 0, tileIsRight);
        if (!tileIsRight && slot.Tile.Length > 0)
            findings.AddFile(FindingKind.WrongTile, tilePath, $"is not the tile that the tree has there{(differs is { } at ? $", first at its hash {at}" : "")}");
    }

    /// <summary>When the tile is equal to what the entries give, it is as right as they are, and need not be hashed.</summary>
    private static bool TileIsRight(BundleSlot slot, TreeHash? root, bool entriesAreRight) =>
        slot.Count == slot.Address.Width && slot.Tile.Span.SequenceEqual(slot.Leaves) ? entriesAreRight || slot.Root == root : TileRoot.Of(slot.Tile.Span) == root;

    /// <returns>False when there are no entries to speak of.</returns>
    private bool NameFile(BundleSlot slot)
    {
        var path = slot.Address.Path;
        switch (slot.EntriesOutcome)
        {
            case ReadOutcome.Missing or ReadOutcome.Unchanged:
                findings.AddFile(FindingKind.WrongFile, path, $"is missing, with the entries from {slot.Address.First} on");
                return false;
            case ReadOutcome.TooLarge:
                findings.AddFile(FindingKind.WrongFile, path, $"is larger than {BundleSlot.MostEntriesBytes} bytes");
                return false;
            case ReadOutcome.Read when slot.Count < slot.Address.Width:
                findings.AddFile(FindingKind.WrongFile, path, $"ends before its entry {slot.Address.First.Value + slot.Count} does");
                return true;
            case ReadOutcome.Read when !slot.EndsWell:
                findings.AddFile(FindingKind.WrongFile, path, $"goes on after its last entry {slot.Address.First.Value + slot.Count - 1}");
                return true;
            case ReadOutcome.Read:
                return true;
        }

        return true;
    }

    private void NameEntry(BundleSlot slot, int? differs, bool tileIsRight)
    {
        // Cut short or with something after it, but right as far as it goes: its file is named already.
        if (differs is null || differs >= slot.Count)
            return;
        var text = tileIsRight
            ? "is not the one that the tree holds"
            : $"or one up to {slot.Address.First.Value + slot.Count - 1} is not the one that the tree holds, and their tile was changed with it";
        findings.AddEntry(FindingKind.WrongEntry, slot.Address.First.Value + differs.Value, text);
    }
}
