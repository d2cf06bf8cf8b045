<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>apiary::gui::CardEdit</name>
    <message numerus="yes">
        <source>%n packet(s) dropped</source>
        <translation>
            <numerusform>%n packet dropped</numerusform>
            <numerusform>%n packets dropped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>apiary::gui::HardwarePage</name>
    <message numerus="yes">
        <source>This computer has %n CPU(s).</source>
        <translation>
            <numerusform>This computer has %n CPU.</numerusform>
            <numerusform>This computer has %n CPUs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>apiary::gui::HostSetupPage</name>
    <message numerus="yes">
        <source>Set up this computer in %n step(s)?</source>
        <translation>
            <numerusform>Set up this computer in %n step?</numerusform>
            <numerusform>Set up this computer in %n steps?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) were done.</source>
        <translation>
            <numerusform>%n step was done.</numerusform>
            <numerusform>%n steps were done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>apiary::gui::OverviewPage</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>apiary::gui::RegistersPage</name>
    <message numerus="yes">
        <source>%n register(s) changed within the last second</source>
        <translation>
            <numerusform>%n register changed within the last second</numerusform>
            <numerusform>%n registers changed within the last second</numerusform>
        </translation>
    </message>
</context>
</TS>
