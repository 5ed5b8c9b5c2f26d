using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Names : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "name_index",
                schema: "register",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    filled_to = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_name_index", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "names",
                schema: "register",
                columns: table => new
                {
                    entry = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_names", x => new { x.entry, x.kind, x.key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_names_kind_key_entry",
                schema: "register",
                table: "names",
                columns: new[] { "kind", "key", "entry" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "name_index",
                schema: "register");

            migrationBuilder.DropTable(
                name: "names",
                schema: "register");
        }
    }
}
