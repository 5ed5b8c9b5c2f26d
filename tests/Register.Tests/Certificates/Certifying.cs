using System.Xml.Linq;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Ledgerline.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Certificates;

/// <summary>What the certificates' tests say again and again.</summary>
internal static class Certifying
{
    public const string Site = "https://register.example.org";

    /// <summary>Serves an empty register that people reach at <see cref="Site"/>.</summary>
    public static async Task<TestSystem> StartAsync(DatabaseEngine engine = DatabaseEngine.Sqlite) => await (await TestSystem.StartAsync(
        engine, Quick, services => services.Configure<WebOptions>(web => web.PublicUrl = new Uri(Site)))).ServeAsync();

    /// <summary>Declares and seals them.</summary>
    /// <returns>The number of each one's entry, by name.</returns>
    public static async Task<Dictionary<string, long>> EnterAsync(this TestSystem system, params DeclarationDraft[] people)
    {
        await system.DeclareAsync(GroupId.New(), people);
        await system.SealLaterAsync();
        return await system.ReadAsync(db => db.Set<Entry>().ToDictionaryAsync(entry => entry.Name!, entry => entry.Index));
    }

    /// <summary>Reads the picture, which is no picture if it is no well-formed XML.</summary>
    public static async Task<XElement> PictureAsync(this HttpClient client, long entry) =>
        XElement.Parse(await client.GetStringAsync(new Uri($"/en/entry/{entry}/certificate.svg", UriKind.Relative)));

    /// <summary>The lines of words in a picture.</summary>
    public static IEnumerable<string> Lines(this XElement picture) => picture.Elements().Where(each => each.Name.LocalName == "text").Select(each => each.Value);
}
