using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class GroupsTakeTheirPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_declarations_groups_group_id",
                schema: "register",
                table: "declarations");

            migrationBuilder.AddForeignKey(
                name: "FK_declarations_groups_group_id",
                schema: "register",
                table: "declarations",
                column: "group_id",
                principalSchema: "register",
                principalTable: "groups",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_declarations_groups_group_id",
                schema: "register",
                table: "declarations");

            migrationBuilder.AddForeignKey(
                name: "FK_declarations_groups_group_id",
                schema: "register",
                table: "declarations",
                column: "group_id",
                principalSchema: "register",
                principalTable: "groups",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
