using System.Net;
using System.Text;
using AngleSharp.Dom;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Declaring;
using Ledgerline.Register.Sealing;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests;

/// <summary>What no form of ours sends, and somebody will: never a failure, always a page.</summary>
public sealed class HostileRequestTests
{
    private const string Declare = "/en/declare";

    [Theory]
    [InlineData("")]
    [InlineData("&&&===&")]
    [InlineData("People=x")]
    [InlineData("People[0]=x")]
    [InlineData("People[-1].Name=x")]
    [InlineData("People[x].Name=x")]
    [InlineData("People[999999999].Name=x")]
    [InlineData("People[99999999999999999999].Name=x")]
    [InlineData("People.index=5&People[5].Name=x")]
    [InlineData("People[0].People[0].People[0].Name=x")]
    [InlineData("People[[[[0]]]].Name=x&[[[=x&People[0=x")]
    [InlineData("People[0].Name=%")]
    [InlineData("People[0].Name=%zz")]
    [InlineData("People[0].Name=%C3%28")]
    [InlineData("People[0].Name=%ED%A0%80%F4%90%80%80")]
    [InlineData("%C3%28=%C3%28")]
    [InlineData("People[0].Name=a&People[0].Name=b&People[0].Kind=RealName&People[0].Kind=Pseudonym&Group=a&Group=b")]
    [InlineData("People[0].Id=a&People[0].Id=b")]
    [InlineData("People[0].Name=x&People[0].Organisations=&People[0].Organisations=%01&People[0].Organisations=-1")]
    [InlineData("handler=Add&row=5&language=xx&page=/review")]
    public async Task Declare_Malformed_IsAFormWithItsMistakes(string body)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        var page = await PageOfAsync(client, Declare, body);

        page.QuerySelector(".error-summary").ShouldNotBeNull();
        page.QuerySelector("main form input[name='People[0].Name']").ShouldNotBeNull();
        (await GroupsAsync(system)).ShouldBe(0);
    }

    [Fact]
    public async Task Declare_BytesThatAreNoText_AreNotANameAndAreShownAgain()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        var page = await PageOfAsync(client, Declare, "People[0].Name=Ann%EF%BF%BD&People[0].Kind=Pseudonym&People[0].Organisations=Party");

        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#People_0__Name");
        page.QuerySelector("input[name='People[0].Name']")!.GetAttribute("value")!.ShouldStartWith("Ann");
        page.QuerySelector("input[name='People[0].Organisations'][value=Party]")!.HasAttribute("checked").ShouldBeTrue();
        (await GroupsAsync(system)).ShouldBe(0);
    }

    [Fact]
    public async Task Declare_AsManyRowsAsFieldsAreTaken_SaysTooManyAndKeepsThem()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        var page = await PageOfAsync(client, Declare, string.Join('&', Enumerable.Range(0, 500).Select(i => $"People[{i}].Name=n{i}")));

        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("At most 20 people");
        page.QuerySelector("input[name='People[499].Name']")!.GetAttribute("value").ShouldBe("n499");
        (await GroupsAsync(system)).ShouldBe(0);
    }

    [Theory]
    [InlineData("?handler=Remove")]
    [InlineData("?handler=Remove&row=abc")]
    [InlineData("?handler=Remove&row=-1")]
    [InlineData("?handler=Remove&row=2")]
    [InlineData("?handler=Remove&row=99999999999999999999")]
    [InlineData("?handler=Suggest&row=abc")]
    [InlineData("?handler=Suggest&row=2147483647")]
    [InlineData("?handler=Suggest&row=0&row=1&row=x")]
    [InlineData("?handler=remove&row=%00")]
    public async Task Declare_ButtonsOfRowsThatAreNot_ChangeNothing(string query)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        var page = await PageOfAsync(client, Declare + query, "People[0].Name=One&People[1].Name=Two");

        page.QuerySelectorAll("input[name$='.Name']").Select(input => input.GetAttribute("value")).Last().ShouldBe("Two");
        page.QuerySelectorAll("input[name$='.Name']").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Declare_ANullCharacter_IsNoForm()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await PostAsync(client, Declare, "People[0].Name=a%00b");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.PageAsync()).QuerySelector("h1").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/en/declare?handler=Nothing")]
    [InlineData("/en/receipt?handler=%00")]
    [InlineData("/en/register")]
    [InlineData("/en/entry/0")]
    [InlineData("/en/")]
    [InlineData("/")]
    public async Task Post_WhereNothingTakesIt_IsAPage(string path)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await PostAsync(client, path, "a=b");

        ((int)answer.StatusCode).ShouldBeLessThan(500);
        (await answer.PageAsync()).QuerySelector("h1").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Code=%01%FF")]
    [InlineData("Code=1&Code=2")]
    [InlineData("Code[0]=1")]
    [InlineData("Code=%D9%A1%D9%A2%D9%A3")]
    [InlineData("Person=x&Person.Id=x&Person.Id=y&Person.Organisations=999")]
    [InlineData("Code=9999999999999999&Person.Id=00000000-0000-0000-0000-000000000000")]
    public async Task Receipt_Malformed_IsTheFormWithItsMistake(string body)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        foreach (var handler in new[] { "", "?handler=Choose", "?handler=Correct", "?handler=Withdraw" })
        {
            var page = await PageOfAsync(client, "/en/receipt" + handler, body);
            page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Code");
            page.QuerySelector("main form input[name=Code]").ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Receipt_SixtyThousandDigits_IsUnknown()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        (await PageOfAsync(client, "/en/receipt", "Code=" + new string('1', 60_000))).QuerySelector(".error-summary").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Chosen=a@b@c")]
    [InlineData("Chosen=@&Chosen=&Chosen=%01&Chosen=%C3%28")]
    [InlineData("Chosen=6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11@99999999999999999999")]
    [InlineData("Chosen=6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11@-1")]
    [InlineData("Chosen[0]=x&Reason=4")]
    [InlineData("Reason=Hoax&Reason=Duplicate")]
    [InlineData("Reason=Hoax, Duplicate&Chosen=x")]
    public async Task Review_Malformed_DecidesNothing(string body)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = await system.RegistrarAsync();
        await system.DeclareAsync(Origin.Web, GroupId.New(), Draft());
        var token = Uri.EscapeDataString((await client.PageAsync("/review")).QuerySelector("main form input[name=token]")!.GetAttribute("value")!);

        foreach (var handler in new[] { "Accept", "Refuse", "ChooseAll" })
        {
            var page = await PageOfAsync(client, "/review?handler=" + handler, $"{body}&token={token}");
            page.QuerySelectorAll("input[name=Chosen]").Length.ShouldBe(1);
        }

        (await GroupsAsync(system)).ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Numbers=0")]
    [InlineData("Numbers=%01%FF&ReasonCode=Hoax")]
    [InlineData("Numbers=0&ReasonCode=0")]
    [InlineData("Numbers=0&ReasonCode=Hoax, Mistake")]
    [InlineData("Numbers=0-9223372036854775807&ReasonCode=Hoax")]
    [InlineData("Numbers=99999999999999999999&ReasonCode=Hoax")]
    [InlineData("Numbers[0]=0&ReasonCode[0]=Hoax&Understood=x")]
    [InlineData("Understood=true&Numbers=-1&ReasonCode=Hoax")]
    [InlineData("Chosen=x&Chosen=-1&Chosen=99999999999999999999&Others=%C3%28")]
    public async Task Annulments_Malformed_DecideNothing(string body)
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        using var client = await system.RegistrarAsync();
        await system.SealPeopleAsync(1);
        var token = Uri.EscapeDataString((await client.PageAsync("/annulments")).QuerySelector("main form input[name=token]")!.GetAttribute("value")!);

        foreach (var path in new[] { "/annulments", "/annulments?handler=Order", "/annulments?handler=TakeBack", "/erasures?handler=Erase" })
            await PageOfAsync(client, path, $"{body}&token={token}");

        (await system.ReadAsync(db => db.Set<OrderedAnnulment>().CountAsync())).ShouldBe(0);
        (await system.ReadAsync(db => db.Set<Entry>().SingleAsync())).Name.ShouldBe("Person 000");
    }

    [Theory]
    [InlineData("/en/register?[[[=x&a[0=y&number=z")]
    [InlineData("/en/receipt?Code=1&handler=Correct")]
    [InlineData("/en/declare?People[9999999].Name=x&%C3%28=%zz")]
    public async Task Get_OddQuery_IsThePage(string path)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/en/register/%00")]
    [InlineData("/en/register/%C3%28")]
    [InlineData("/en/register/%zz")]
    [InlineData("/en/register/1e3")]
    [InlineData("/en/register/0x1")]
    [InlineData("/en/register/%2e%2e%2freview")]
    [InlineData("/en/entry/-9223372036854775808")]
    [InlineData("/en/entry/%D9%A1")]
    [InlineData("/%65%6e%00/")]
    [InlineData("/en/../../../etc/passwd")]
    [InlineData("/en/%F0%9F%8C%8A")]
    [InlineData("/_content/Ledgerline.Web/..%2f..%2fappsettings.json")]
    public async Task Get_OddAddress_IsRefusedWithoutAFailure(string path)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        using var client = system.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, AsItStands(system.Url, path));

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    private static async Task<IDocument> PageOfAsync(HttpClient client, string path, string body)
    {
        using var answer = await PostAsync(client, path, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.PageAsync();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        return await client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    private static Uri AsItStands(Uri site, string path) =>
        new(site.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static Task<int> GroupsAsync(TestSystem system) => system.ReadAsync(db => db.Set<Group>().CountAsync());
}
