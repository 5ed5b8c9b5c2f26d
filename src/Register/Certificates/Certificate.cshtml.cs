using Ledgerline.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Ledgerline.Register.Certificates;

/// <summary>The certificate of an entry, to be printed or shared. Of one that is annulled or erased the page says so, and that there is none.</summary>
[AllowAnonymous]
[Compressed]
[SameOriginPost]
internal sealed class CertificateModel(ReadCertificate certificates, SiteAddress site, Text text) : PageModel
{
    /// <summary>From how many ems on a name is set in the next smaller type. What is set in the smallest has room too: 100 characters of the widest.</summary>
    private static readonly double[] SmallerFrom = [10, 25, 54, 96];

    /// <summary>The same of a statement.</summary>
    private static readonly double[] SmallerStatementFrom = [90, 210];

    /// <summary>What the rest of a paragraph's last line counts for.</summary>
    private const double ParagraphEms = 30;

    public CertificateState State { get; private set; } = null!;

    /// <summary>The entry's absolute address.</summary>
    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(long index, CancellationToken cancel)
    {
        if (await certificates.ReadAsync(index, cancel) is not { } state)
            return NotFound();
        (State, Address) = (state, site.Of(Request, $"/{text.Language}/entry/{state.Index}"));
        return Page();
    }

    /// <summary>The class of the type in which the name is set.</summary>
    public static string SizeOf(string name) => SizeOf(TextWidth.Ems(name), SmallerFrom);

    /// <summary>The class of the type in which the statement is set.</summary>
    public static string SizeOfStatement(string statement) =>
        SizeOf(TextWidth.Ems(statement) + (ParagraphEms * statement.Count(each => each == '\n')), SmallerStatementFrom);

    private static string SizeOf(double words, double[] smallerFrom) => $"size-{1 + smallerFrom.Count(ems => words > ems)}";
}
