using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Names : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "register_name_index",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    filled_to = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_name_index", x => x.id);
                });

            // By hand, WITHOUT ROWID, which EF cannot say: the table is its key and nothing besides, and stands once less on the disk.
            migrationBuilder.Sql(
                """
                CREATE TABLE "register_names" (
                    "entry" INTEGER NOT NULL,
                    "kind" INTEGER NOT NULL,
                    "key" BLOB NOT NULL,
                    CONSTRAINT "PK_register_names" PRIMARY KEY ("entry", "kind", "key")
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_register_names_kind_key_entry",
                table: "register_names",
                columns: new[] { "kind", "key", "entry" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "register_name_index");

            migrationBuilder.DropTable(
                name: "register_names");
        }
    }
}
