using System.Text;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Register.Publishing;

/// <summary>Publishes a checkpoint: the moment at which the world sees what was sealed. Everything that it speaks of must be durable by now.</summary>
internal sealed class KeepCheckpoint(LedgerlineDb db, LogFolder folder, LogOptions options, WriteSteps steps, PublicVersion version)
{
    public async Task KeepAsync(TrustedCheckpoint? published, SignedNote note, CancellationToken cancel)
    {
        var text = note.ToString();
        if (published?.Note.ToString() != text)
        {
            await folder.ReplaceAsync(LogPaths.Checkpoint, Encoding.UTF8.GetBytes(text));
            await folder.SyncAsync();
            version.Changed();
        }

        // From here on it is out. The rest remembers it: a crash before is made good by the next run.
        if (!File.Exists(options.SavedCheckpoint) || await File.ReadAllTextAsync(options.SavedCheckpoint, cancel) != text)
            await SaveAsync(text);
        var size = Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint.Size.Value : 0;
        if (!await db.Set<SignedCheckpoint>().AnyAsync(row => row.Size == size && row.Note == text, cancel))
            await steps.RunAsync("keep the cosignatures", () => db.Set<SignedCheckpoint>().Where(row => row.Size == size)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.Note, text), cancel));
    }

    private async Task SaveAsync(string text)
    {
        var beside = $"{options.SavedCheckpoint}.new";
        await steps.RunAsync("save the checkpoint", () =>
        {
            using var stream = new FileStream(beside, FileMode.Create, FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        });
        await steps.RunAsync("name the saved checkpoint", () => File.Move(beside, options.SavedCheckpoint, overwrite: true));
    }
}
