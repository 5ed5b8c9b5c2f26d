using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.PhoneBank.ContactLists;

/// <param name="Rows">How many rows had nothing but a number that somebody else has too, and whose names are there now.</param>
/// <param name="Report">Those that are really in the file twice.</param>
internal sealed record JoinedRows(int Rows, IReadOnlyList<Rejection> Report);

/// <summary>
/// Several people share a number: it is called once, and whoever calls sees whom she may reach. Adds the names of rows to the contact that the first of them
/// became, within the caller's transaction.
/// </summary>
internal sealed class JoinPeople(LedgerlineDb db, NumberVault vault, KeyRing keys)
{
    /// <summary>A number with more people than this is an office's; a volunteer cannot ask for all of them.</summary>
    public const int MostPeople = 10;

    public async Task<JoinedRows> JoinAsync(Guid list, IReadOnlyList<PreparedRow> rows, CancellationToken cancel)
    {
        if (rows.Count == 0)
            return new(0, []);
        var contacts = await FindAsync(list, rows, cancel);
        var (report, joinedRows) = (new List<Rejection>(), 0);
        foreach (var row in rows)
        {
            var joined = 0;
            foreach (var again in row.Candidate.Again)
            {
                if (contacts.TryGetValue(Key(vault.Hash(again.Number)), out var contact) && Add(contact, row.Candidate.Row))
                    joined++;
                else if (row.Contacts.Count > 0)
                    report.Add(row.Reject(RowRefusal.TwiceInFile, again.FirstLine, rowTaken: true));
            }

            if (row.Contacts.Count > 0)
                continue;
            joinedRows += joined > 0 ? 1 : 0;
            if (joined == 0)
                report.Add(row.Reject(RowRefusal.TwiceInFile, row.Candidate.Again[0].FirstLine));
        }

        await db.SaveChangesAsync(cancel);
        return new(joinedRows, report);
    }

    /// <summary>The list's contacts of these numbers that nobody is through with.</summary>
    private async Task<Dictionary<string, Contact>> FindAsync(Guid list, IReadOnlyList<PreparedRow> rows, CancellationToken cancel)
    {
        var hashes = rows.SelectMany(row => row.Candidate.Again).Select(again => vault.Hash(again.Number)).DistinctBy(Key).ToList();
        var found = new Dictionary<string, Contact>();
        foreach (var some in hashes.Chunk(InsertContacts.MaxBatch))
        {
            var numbers = await db.Set<Number>().Where(number => some.Contains(number.NumberHash)).ToDictionaryAsync(number => number.Id, number => number.NumberHash, cancel);
            // By the numbers alone: with the list besides, a database may go through all of the list.
            var ids = numbers.Keys.ToList();
            var here = (await db.Set<Contact>().Where(contact => ids.Contains(contact.Number)).Select(contact => new { contact.Id, contact.List }).ToListAsync(cancel))
                .Where(contact => contact.List == list).Select(contact => contact.Id).ToList();
            var theirs = db.Set<Contact>().Where(contact => here.Contains(contact.Id));
            // Held until the transaction ends: somebody may be reporting a call with one of them.
            await theirs.ExecuteUpdateAsync(set => set.SetProperty(contact => contact.List, contact => contact.List), cancel);
            foreach (var contact in await theirs.ToListAsync(cancel))
            {
                if (!contact.State.IsFinished())
                    found.Add(Key(numbers[contact.Number]), contact);
            }
        }

        return found;
    }

    /// <returns>False where the name is none, stands there already, or has no room.</returns>
    private bool Add(Contact contact, ReadRow row)
    {
        var names = PeopleNames.Parse(Open(contact.NameSealed));
        if (row.Name is not { } name || names.Contains(name, StringComparer.OrdinalIgnoreCase) || names.Count >= MostPeople)
            return false;
        contact.NameSealed = keys.Seal(KeyPurpose.Note, PeopleNames.Write([.. names, name]));
        AddNote(contact, names, name, row.Note);
        // It is not only the other number of one person any more: whoever else is there may have no other.
        if (contact.State == ContactState.Spare)
            (contact.State, contact.Person) = (ContactState.Waiting, null);
        return true;
    }

    /// <summary>Of several, each note says whose it is.</summary>
    private void AddNote(Contact contact, IReadOnlyList<string> names, string name, string? note)
    {
        var before = Open(contact.NoteSealed) is { } first && names.Count == 1 ? $"{names[0]}: {first}" : Open(contact.NoteSealed);
        var notes = string.Join('\n', new[] { before, note is null ? null : $"{name}: {note}" }.OfType<string>());
        if (notes.Length is > 0 and <= Contact.MaxNoteLength)
            contact.NoteSealed = keys.Seal(KeyPurpose.Note, notes);
    }

    private string? Open(byte[]? words) => words is null ? null : keys.Open(KeyPurpose.Note, words);

    private static string Key(byte[] hash) => Convert.ToHexString(hash);
}
