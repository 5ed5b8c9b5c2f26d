using Ledgerline.Centres.Centres;
using Ledgerline.Centres.People;
using Ledgerline.Centres.SetUp;
using Ledgerline.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres;

/// <summary>A centre with its people, for the demo and for tests; and the way into an empty system.</summary>
public sealed class SeedCentres
{
    private readonly LedgerlineDb _db;
    private readonly AddCentre _addCentre;
    private readonly AddPerson _addPerson;
    private readonly SetUpLink _link;

    internal SeedCentres(LedgerlineDb db, AddCentre addCentre, AddPerson addPerson, SetUpLink link)
    {
        _db = db;
        _addCentre = addCentre;
        _addPerson = addPerson;
        _link = link;
    }

    /// <summary>Whether nobody can sign in yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancel = default) => !await _db.Set<Person>().AnyAsync(cancel);

    /// <summary>The path of the one-time page on which an empty system's first centre and person are made.</summary>
    public string MakeSetUpPath() => $"/set-up/{_link.Make()}";

    /// <summary>Makes a centre.</summary>
    public Task<CentreId> AddCentreAsync(string name, CancellationToken cancel = default) => _addCentre.AddAsync(name, cancel);

    /// <summary>Makes a person; what is wrong with her is a mistake of the caller.</summary>
    public async Task<PersonId> AddPersonAsync(string name, string password, CentreId centre, Role[] roles)
    {
        var (id, refusal) = await _addPerson.AddAsync(name, password, centre, roles);
        return id ?? throw new ArgumentException($"{name} could not be added: {refusal}.", nameof(name));
    }
}
