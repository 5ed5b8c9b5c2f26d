using Ledgerline.Attacks.Ground;
using Ledgerline.Attacks.Guessing;
using Ledgerline.Centres;
using Ledgerline.Centres.People;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Timing;

/// <summary>
/// How long an answer takes must not say what it does not. What costs time is counted, so that it holds on any machine; where it is a matter of milliseconds it is measured too, each kind in
/// turn, and only the order of the times is looked at.
/// </summary>
public sealed class WorkTests
{
    private const string Nobody = "nobody-by-this-name";
    private const string WithoutPassword = "by-passkey-only";

    /// <summary>A name that is there, one that is not, and one that has only a passkey: one hash of a password, and the same questions to the database.</summary>
    [Theory, OnBothEngines]
    public async Task SignIn_ThatIsRefused_IsTheSameWork_WhoseverTheNameIs(DatabaseEngine engine)
    {
        var hasher = new CountingHasher();
        await using var ground = await OpenAsync(engine, hasher);
        using var commands = new Commands(ground.System);
        var visitor = ground.Stranger();
        var token = await visitor.TokenAsync("/sign-in");
        var work = new Dictionary<string, (int Hashes, string Commands)>();
        foreach (var name in (string[])[TwoCentres.NameOf('A', Role.Volunteer), Nobody, WithoutPassword])
        {
            hasher.Count = 0;
            commands.Clear();
            (await visitor.PostAsync("/sign-in", ("token", token), ("Name", name), ("Password", "wrong horse battery"))).Status.ShouldBe(200);
            work[name] = (hasher.Count, commands.Text);
        }

        work[TwoCentres.NameOf('A', Role.Volunteer)].Hashes.ShouldBe(1);
        work[TwoCentres.NameOf('A', Role.Volunteer)].Commands.ShouldNotBeEmpty();
        work[Nobody].ShouldBe(work[TwoCentres.NameOf('A', Role.Volunteer)]);
        work[WithoutPassword].ShouldBe(work[TwoCentres.NameOf('A', Role.Volunteer)]);
    }

    [Fact]
    public async Task SignIn_ThatIsRefused_TakesAsLong_WhoseverTheNameIs()
    {
        await using var ground = await OpenAsync(DatabaseEngine.Sqlite, new CountingHasher());
        var visitor = ground.Stranger();
        var token = await visitor.TokenAsync("/sign-in");
        var race = new Race();
        await race.RunAsync(rounds: 40, TwoCentres.NameOf('A', Role.Volunteer), Nobody, WithoutPassword, async name =>
        {
            // Nobody has to wait for the limit.
            ground.System.Clock.Advance(TimeSpan.FromMinutes(1));
            (await visitor.PostAsync("/sign-in", ("token", token), ("Name", name), ("Password", "wrong horse battery"))).Status.ShouldBe(200);
        });

        race.ShouldBeOpen();
    }

    /// <summary>Wrong codes, near and far: the same questions. And once the limit is reached none at all, for the right code neither.</summary>
    [Theory, OnBothEngines]
    public async Task Receipt_ThatIsNone_IsTheSameWork_AndBeyondTheLimitNone(DatabaseEngine engine)
    {
        await using var ground = await OpenAsync(engine, new CountingHasher());
        using var commands = new Commands(ground.System);
        var guesses = new Guesses(ground);
        var right = Guesses.Digits(ground.Things["receipt"]);
        var near = Guesses.WithCheckDigit($"{(right[0] - '0' + 1) % 10}{right[1..15]}");

        async Task<string> WorkAsync(string code)
        {
            commands.Clear();
            await guesses.AskAsync(Guesses.Page, code, "");
            return commands.Text;
        }

        var far = await WorkAsync(Guesses.Code(1));
        far.ShouldNotBeEmpty();
        (await WorkAsync(near)).ShouldBe(far);
        (await WorkAsync(right)).ShouldStartWith(far);

        while (await guesses.TryAsync(0, ""))
        {
        }

        (await WorkAsync(Guesses.Code(2))).ShouldBeEmpty();
        (await WorkAsync(right)).ShouldBeEmpty();
    }

    private static async Task<TwoCentres> OpenAsync(DatabaseEngine engine, CountingHasher hasher)
    {
        var ground = await TwoCentres.OpenAsync(engine, services => services.AddSingleton<IPasswordHasher<Person>>(hasher));
        var centre = await ground.System.AddCentreAsync("Cedar");
        await ground.System.AddPersonAsync(WithoutPassword, centre, Role.Volunteer);
        await ground.System.InScopeAsync<LedgerlineDb, int>(db =>
            db.Set<Person>().Where(person => person.UserName == WithoutPassword).ExecuteUpdateAsync(set => set.SetProperty(person => person.PasswordHash, (string?)null)));
        return ground;
    }

    /// <summary>Identity's, counted.</summary>
    private sealed class CountingHasher : PasswordHasher<Person>
    {
        public int Count { get; set; }

        public override string HashPassword(Person user, string password)
        {
            Count++;
            return base.HashPassword(user, password);
        }

        public override PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            Count++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
