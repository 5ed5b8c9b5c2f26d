using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.Register;
using Ledgerline.Server.Hosting;
using Ledgerline.Stories;

namespace Ledgerline.Server.Demo;

/// <summary>An invented centre at work, so that a visitor sees everything at once. Every name is made up; every number is reserved for fiction.</summary>
internal static class DemoSystem
{
    public const int DefaultEntries = 2000;
    public const int DefaultSeed = 7;
    private const int Contacts = 500;
    private const string Password = "ledgerline-demo";

    /// <summary>The name of the demo's log: one that no real register can have.</summary>
    private const string Origin = "demo.ledgerline.example/log";

    private static readonly (string Name, Role[] Roles)[] People =
    [
        ("volunteer", [Role.Volunteer]),
        ("coordinator", [Role.Coordinator]),
        ("registrar", [Role.Registrar]),
        ("trainee", [Role.Trainee]),
        ("editor", [Role.Editor]),
        ("editor2", [Role.Editor]),
        ("translator", [Role.Translator]),
    ];

    /// <summary>The demo seals after a minute, one by one, so that a visitor sees her entry appear. A real register must not.</summary>
    public static RegisterOptions Sealing { get; } = new()
    {
        Hold = TimeSpan.FromMinutes(1),
        MinimumBatch = 1,
        MaximumHold = TimeSpan.FromMinutes(1),
    };

    /// <summary>Fills an empty system.</summary>
    /// <returns>False, and nothing done, when there are people in it already.</returns>
    public static async Task<bool> FillAsync(IServiceProvider services, Installation installation, int entries, int seed, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var centres = scope.ServiceProvider.GetRequiredService<SeedCentres>();
        if (!await centres.IsEmptyAsync(cancel))
            return false;
        var centre = await centres.AddCentreAsync("Maple Street centre", cancel);
        var people = new List<PersonId>();
        foreach (var (name, roles) in People)
            people.Add(await centres.AddPersonAsync(name, Password, centre, roles));
        await scope.ServiceProvider.GetRequiredService<SeedPhoneBank>().RunAsync(centre, people[0], Contacts, seed, cancel);
        await NewLog.MakeAsync(scope.ServiceProvider, installation, Origin, cancel);
        await scope.ServiceProvider.GetRequiredService<SeedRegister>().RunAsync(entries, seed, cancel);
        await scope.ServiceProvider.GetRequiredService<SeedStories>().RunAsync(centre, people[4], people[5], cancel);
        return true;
    }

    /// <summary>The demo's passwords are public: it must not be reached from another machine.</summary>
    /// <exception cref="StartRefusedException">One of the addresses is not this machine's own.</exception>
    public static void RefuseOtherThanLoopback(string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !uri.IsLoopback)
                throw new StartRefusedException($"The demo's passwords are public, so it listens on this machine only; {url} is not 127.0.0.1 or localhost.");
        }
    }

    public static string Welcome(string url) => $"""
          The public register   {url}/
          Sign in               {url}/sign-in

            a volunteer         volunteer    {Password}
            a coordinator       coordinator  {Password}
            a registrar         registrar    {Password}
            who still practises trainee      {Password}
            an editor           editor       {Password}
            who reviews stories editor2      {Password}
            a translator        translator   {Password}

          This is a demo with invented people. It seals every declaration after one minute, one by one;
          a real register holds them for an hour and seals at least twenty together, so that nobody can
          tell which entry came from which call.

          """;
}
