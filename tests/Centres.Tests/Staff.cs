using Ledgerline.Centres.People;
using Ledgerline.Centres.Sessions;
using Ledgerline.Centres.SignIn;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Ledgerline.Centres.Tests;

/// <summary>A centre with a coordinator (carla) and two volunteers (vera, ben), over HTTP.</summary>
internal sealed class Staff : IAsyncDisposable
{
    private Staff(TestSystem system) => System = system;

    public TestSystem System { get; }

    public CentreId Centre { get; private set; }

    public PersonId Vera { get; private set; }

    public static async Task<Staff> OpenAsync(DatabaseEngine engine = DatabaseEngine.Sqlite)
    {
        var staff = new Staff(await TestSystem.StartAsync(engine));
        await staff.System.ServeAsync();
        staff.Centre = await staff.System.AddCentreAsync();
        await staff.System.AddPersonAsync("carla", staff.Centre, Role.Coordinator);
        staff.Vera = await staff.System.AddPersonAsync("vera", staff.Centre, Role.Volunteer);
        await staff.System.AddPersonAsync("ben", staff.Centre, Role.Volunteer);
        return staff;
    }

    public Task<HttpClient> SignInAsync(string name = "vera") => System.SignInAsync(name);

    public SoftAuthenticator Authenticator() => new(System.Url);

    /// <summary>How many passkeys there are.</summary>
    public Task<int> PasskeysAsync() => DbAsync(db => db.Set<Passkey>().CountAsync());

    /// <summary>How many sessions there are.</summary>
    public Task<int> SessionsAsync() => DbAsync(db => db.Set<Session>().CountAsync());

    public Task TakePasswordAwayAsync() =>
        DbAsync(db => db.Set<Person>().Where(one => one.Id == Vera.Value).ExecuteUpdateAsync(set => set.SetProperty(one => one.PasswordHash, (string?)null)));

    public Task<T> DbAsync<T>(Func<LedgerlineDb, Task<T>> work) => System.InScopeAsync(work);

    public ValueTask DisposeAsync() => System.DisposeAsync();
}
