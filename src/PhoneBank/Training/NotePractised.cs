using Ledgerline.Centres;
using Ledgerline.Storage;

namespace Ledgerline.PhoneBank.Training;

/// <summary>Keeps that somebody who is not admitted yet has been through an invented call. Of others who practise again nothing is kept.</summary>
internal sealed class NotePractised(LedgerlineDb db, Trainees trainees)
{
    public async Task NoteAsync(Actor actor, InventedCall call, CancellationToken cancel = default)
    {
        await using var write = await db.BeginWriteAsync(cancel);
        if (!await trainees.IsOneAsync(actor, cancel))
            return;
        // Twice at the same moment, from two windows, is once.
        var sql = $"INSERT INTO {Statement.Table(db.Source, "practised")} (volunteer, call) VALUES (@volunteer, @call) ON CONFLICT (volunteer, call) DO NOTHING";
        await using var command = db.Command(sql, ("volunteer", actor.Person.Value), ("call", call.Key));
        await command.ExecuteNonQueryAsync(cancel);
        await write.CommitAsync(cancel);
    }
}
