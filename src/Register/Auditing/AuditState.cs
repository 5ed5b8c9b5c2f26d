using System.Text.Json;
using System.Text.Json.Serialization;
using Ledgerline.Register.Publishing;
using Ledgerline.Storage;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>What an auditor remembers of a log from one run to the next (docs/specs/audit-state.md).</summary>
/// <param name="Version">1.</param>
/// <param name="Vkey">The log's verifier key.</param>
/// <param name="Accepted">The log when it was last found all right, or null where that has not been yet.</param>
/// <param name="Checkpoint">The newest checkpoint that was believed; the entries that were counted are proven by its root.</param>
/// <param name="Totals">What was counted; its size says how many entries.</param>
/// <param name="Annulled">The entries annulled among them.</param>
internal sealed record AuditState(int Version, string Vkey, AuditState.Seen? Accepted, string Checkpoint, LogTotals Totals, byte[] Annulled)
{
    private const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
    };

    /// <summary>A size at a time: when it was cosigned last or, without witnesses, seen.</summary>
    internal sealed record Seen(long Size, DateTimeOffset At);

    public static AuditState Of(VerifierKey key, Seen? accepted, SignedNote note, AuditTally tally) =>
        new(CurrentVersion, key.ToString(), accepted, note.ToString(), tally.Totals.At(tally.Entries), tally.Annulled.ToBytes());

    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="FormatException">It is not an audit's state.</exception>
    /// <exception cref="LogUnreachableException">It cannot be read.</exception>
    public static async Task<AuditState?> ReadAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            var state = JsonSerializer.Deserialize<AuditState>(await File.ReadAllBytesAsync(file, cancel), Options);
            return state is { Version: CurrentVersion } ? state : throw new FormatException($"{file} is not an audit's state of version {CurrentVersion}.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{file} is not an audit's state: {broken.Message}", broken);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new LogUnreachableException($"{file} cannot be read: {failed.Message}", failed);
        }
    }

    /// <summary>Writes it whole or not at all, and durably.</summary>
    public void Write(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var beside = $"{file}.new";
        using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, this, Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
        FolderSync.Sync(folder);
    }

    public AuditTally ToTally() => new()
    {
        Entries = Totals.Size,
        Totals = RunningTotals.From(Totals),
        Annulled = AnnulledSet.FromBytes(Annulled, Totals.Size),
    };
}
