using Ledgerline.Journeys.Reading;
using Ledgerline.Register;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Erasing;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Journeys.Certificates;

/// <summary>A register with an entry of each name that could spoil a certificate, one that is erased and one that is annulled.</summary>
public sealed class CertifiedSystem : IAsyncLifetime
{
    public const string Site = "https://register.example.org";

    public const string Erased = "Whose name was erased";
    public const string Annulled = "A hoax";

    /// <summary>Names of which every character is found again in the words of a PDF.</summary>
    public static IReadOnlyList<string> Readable { get; } =
    [
        "李", "晨光", "Amber Field", "Nguyễn Thị Ánh Hằng", "Éloïse Bérénice Müller-Łukasiewicz", "<script>alert(1)</script>",
        string.Concat(Enumerable.Repeat("長", DeclarantName.MaxClusters)),
        new string('W', DeclarantName.MaxClusters),
        string.Join(' ', Enumerable.Repeat("Amber Field of the Morning", 4))[..DeclarantName.MaxClusters].Trim(),
    ];

    /// <summary>Names of the longest, with statements of the longest, of narrow and of wide characters.</summary>
    public static IReadOnlyDictionary<string, string> Talkative { get; } = new Dictionary<string, string>
    {
        [string.Concat(Enumerable.Repeat("晨光", DeclarantName.MaxClusters / 2))] = Paragraphs("長"),
        [string.Concat(Enumerable.Repeat("Wm", DeclarantName.MaxClusters / 2))] = Paragraphs("W"),
        ["River Lantern"] = Paragraphs("words "),
    };

    private TestSystem? _system;
    private Dictionary<string, long> _entries = [];

    public TestSystem System => _system ?? throw new InvalidOperationException("It is not started.");

    public Uri Url => System.Url;

    /// <summary>The names whose entries stand.</summary>
    public IEnumerable<string> Names => _entries.Keys.Except([Erased, Annulled]);

    /// <summary>The number of somebody's entry.</summary>
    /// <param name="name">The name as it is entered, in Unicode's NFC.</param>
    public long EntryOf(string name) => _entries[name];

    public async ValueTask InitializeAsync()
    {
        _system = await (await TestSystem.StartAsync(
            register: PublicPages.Quick, replace: services => services.Configure<WebOptions>(web => web.PublicUrl = new Uri(Site)))).ServeAsync();
        await _system.DeclareAsync(Origin.Web with { Channel = Channel.Call }, [.. Readable.Union(DemoNames.Hostile), Erased, Annulled]);
        foreach (var (name, statement) in Talkative)
            await SayAsync(_system, name, statement);
        await _system.SealLaterAsync();
        await using (var scope = _system.Scope())
            _entries = await scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Set<Entry>().ToDictionaryAsync(entry => entry.Name!, entry => entry.Index);
        await _system.InScopeAsync<EraseEntries, object>(async erase => await erase.EraseAsync(null, [new EntryIndex(EntryOf(Erased))], CancellationToken.None));
        await _system.InScopeAsync<OrderAnnulments, object>(async order => await order.OrderAsync(null, [new EntryIndex(EntryOf(Annulled))], AnnulmentReason.Hoax, CancellationToken.None));
        await _system.SealLaterAsync();
    }

    private static string Paragraphs(string word) => string.Join('\n', Enumerable.Repeat(
        string.Concat(Enumerable.Repeat(word, StatementText.MaxClusters / StatementText.MaxParagraphs / word.Length)).Trim(), StatementText.MaxParagraphs));

    private static async Task SayAsync(TestSystem system, string name, string statement)
    {
        if (!DeclarantName.TryParse(name, out var parsed, out _) || !StatementText.TryParse(statement, out var words, out _) || !Place.TryParse("CN-NM", out var place))
            throw new ArgumentException(name);
        var draft = new DeclarationDraft(DeclarationId.New(), parsed, NameKind.RealName, Organisations.Party) { Details = new Details(place, words) };
        await system.InScopeAsync<Declare, DeclareResult>(declare => declare.DeclareAsync(GroupId.New(), [draft], new Origin(Channel.Call, null, null)));
    }

    public ValueTask DisposeAsync() => _system?.DisposeAsync() ?? ValueTask.CompletedTask;
}
