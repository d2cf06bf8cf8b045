<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Autostart</name>
    <message>
        <source>Starting with the session could not be changed</source>
        <translation>Le démarrage avec la session n’a pas pu être modifié</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>Rendez «&#x202f;%1&#x202f;» accessible en écriture</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>apiary --help lists the options.</source>
        <translation>apiary --help énumère les options.</translation>
    </message>
    <message>
        <source>Runs guests and shows their consoles in a window.</source>
        <translation>Exécute des invités et affiche leurs consoles dans une fenêtre.</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>Afficher ce texte.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Afficher la version.</translation>
    </message>
    <message>
        <source>Use the helper of this user alone; it is started where it is not there.</source>
        <translation>Utiliser le service auxiliaire de cet utilisateur seul&#x202f;; il est démarré s’il n’est pas là.</translation>
    </message>
    <message>
        <source>Use the helper of the whole computer.</source>
        <translation>Utiliser le service auxiliaire de tout l’ordinateur.</translation>
    </message>
    <message>
        <source>Use the helper that listens at PATH.</source>
        <translation>Utiliser le service auxiliaire qui écoute sur PATH.</translation>
    </message>
    <message>
        <source>Begin in the tray, where there is one.</source>
        <translation>Commencer dans la boîte à miniatures, s’il y en a une.</translation>
    </message>
    <message>
        <source>Show this guest; a file: make a guest of it.</source>
        <translation>Afficher cet invité&#x202f;; un fichier&#x202f;: en faire un invité.</translation>
    </message>
    <message>
        <source>Only one of --session, --system and --socket can be given.</source>
        <translation>Une seule des options --session, --system et --socket peut être donnée.</translation>
    </message>
    <message>
        <source>Only one guest or file can be given.</source>
        <translation>Un seul invité ou fichier peut être donné.</translation>
    </message>
</context>
<context>
    <name>SessionHelper</name>
    <message>
        <source>The program apiaryd is not installed</source>
        <translation>Le programme apiaryd n’est pas installé</translation>
    </message>
    <message>
        <source>Install it together with this one</source>
        <translation>Installez-le avec celui-ci</translation>
    </message>
    <message>
        <source>%1 cannot be started</source>
        <translation>%1 ne peut pas être démarré</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>You may not use the helper on this computer.</source>
        <translation>Vous ne pouvez pas utiliser le service auxiliaire de cet ordinateur.</translation>
    </message>
    <message>
        <source>Ask the administrator, or use a helper of your own.</source>
        <translation>Demandez à l’administrateur, ou utilisez votre propre service auxiliaire.</translation>
    </message>
    <message>
        <source>You have joined the group “%1”, but this session does not know it yet.</source>
        <translation>Vous avez rejoint le groupe «&#x202f;%1&#x202f;», mais cette session ne le sait pas encore.</translation>
    </message>
    <message>
        <source>Log out and in again.</source>
        <translation>Fermez la session, puis ouvrez-la de nouveau.</translation>
    </message>
    <message>
        <source>Only members of the group “%1” may use the helper on this computer.</source>
        <translation>Seuls les membres du groupe «&#x202f;%1&#x202f;» peuvent utiliser le service auxiliaire de cet ordinateur.</translation>
    </message>
    <message>
        <source>Join the group, then log out and in again.</source>
        <translation>Rejoignez le groupe, fermez la session, puis ouvrez-la de nouveau.</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, is not running.</source>
        <translation>Le service auxiliaire qui exécute les invités, apiaryd, n’est pas lancé.</translation>
    </message>
    <message>
        <source>Start it.</source>
        <translation>Démarrez-le.</translation>
    </message>
    <message>
        <source>The helper that runs the guests, apiaryd, has ended: nobody listens on its socket.</source>
        <translation>Le service auxiliaire qui exécute les invités, apiaryd, s’est terminé&#x202f;: personne n’écoute sur son socket.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Démarrez-le de nouveau.</translation>
    </message>
    <message>
        <source>The helper, apiaryd, does not answer.</source>
        <translation>Le service auxiliaire, apiaryd, ne répond pas.</translation>
    </message>
    <message>
        <source>It may be very busy, or hang. Guests run on without it: it can be restarted.</source>
        <translation>Il est peut-être très occupé, ou bloqué. Les invités continuent sans lui&#x202f;: il peut être redémarré.</translation>
    </message>
    <message>
        <source>The helper, apiaryd, went away.</source>
        <translation>Le service auxiliaire, apiaryd, a disparu.</translation>
    </message>
    <message>
        <source>Guests run on without it. It is looked for until it is back.</source>
        <translation>Les invités continuent sans lui. Il est recherché jusqu’à son retour.</translation>
    </message>
    <message>
        <source>What answers is not the helper that belongs to this version of Apiary.</source>
        <translation>Ce qui répond n’est pas le service auxiliaire de cette version d’Apiary.</translation>
    </message>
    <message>
        <source>Install apiary and apiaryd in the same version, then restart apiaryd.</source>
        <translation>Installez apiary et apiaryd dans la même version, puis redémarrez apiaryd.</translation>
    </message>
</context>
<context>
    <name>Verb</name>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Démarrer</translation>
    </message>
    <message>
        <source>Shut &amp;down</source>
        <translation>É&amp;teindre</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>&amp;Forcer l’arrêt</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>R&amp;eset</source>
        <translation>Réinitiali&amp;ser</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>S&amp;upprimer</translation>
    </message>
    <message>
        <source>Turn the guest on</source>
        <translation>Allumer l’invité</translation>
    </message>
    <message>
        <source>Press the guest&apos;s power button and wait until it has shut down</source>
        <translation>Appuyer sur le bouton d’alimentation de l’invité et attendre qu’il se soit éteint</translation>
    </message>
    <message>
        <source>Pull the guest&apos;s plug: what it has not written to disk is lost</source>
        <translation>Débrancher l’invité&#x202f;: ce qu’il n’a pas écrit sur le disque est perdu</translation>
    </message>
    <message>
        <source>Hold the guest as it is</source>
        <translation>Figer l’invité dans son état actuel</translation>
    </message>
    <message>
        <source>Let the guest go on</source>
        <translation>Laisser l’invité continuer</translation>
    </message>
    <message>
        <source>Press the guest&apos;s reset button: what it has not written to disk is lost</source>
        <translation>Appuyer sur le bouton de réinitialisation de l’invité&#x202f;: ce qu’il n’a pas écrit sur le disque est perdu</translation>
    </message>
    <message>
        <source>Move the guest and the disks kept with it to the trash</source>
        <translation>Mettre à la corbeille l’invité et les disques conservés avec lui</translation>
    </message>
    <message>
        <source>Cl&amp;one…</source>
        <translation>Cl&amp;oner…</translation>
    </message>
    <message>
        <source>Make another guest like this one, with copies of the disks kept with it</source>
        <translation>Créer un autre invité semblable, avec des copies des disques conservés avec lui</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Powered off %1 ago</source>
        <translation>Éteint il y a %1</translation>
    </message>
    <message>
        <source>Ended by a reset %1 ago</source>
        <translation>Terminé par une réinitialisation il y a %1</translation>
    </message>
    <message>
        <source>Forced off %1 ago</source>
        <translation>Arrêt forcé il y a %1</translation>
    </message>
    <message>
        <source>Crashed %1 ago</source>
        <translation>Planté il y a %1</translation>
    </message>
    <message>
        <source>Ended itself %1 ago</source>
        <translation>S’est terminé lui-même il y a %1</translation>
    </message>
    <message>
        <source>Ended by a fault of the host %1 ago</source>
        <translation>Terminé par une erreur de l’hôte il y a %1</translation>
    </message>
    <message>
        <source>Its process died %1 ago</source>
        <translation>Son processus est mort il y a %1</translation>
    </message>
    <message>
        <source>Its process vanished %1 ago</source>
        <translation>Son processus a disparu il y a %1</translation>
    </message>
    <message>
        <source>Hung and was ended %1 ago</source>
        <translation>Bloqué, il a été terminé il y a %1</translation>
    </message>
    <message>
        <source>Could not be started %1 ago</source>
        <translation>N’a pas pu être démarré il y a %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1&#xa0;h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1&#xa0;j</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>Défectueux</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage en cours</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En fonctionnement</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state: why</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>Running for %1</source>
        <translation>En fonctionnement depuis %1</translation>
    </message>
    <message>
        <source>Being cloned</source>
        <translation>En cours de clonage</translation>
    </message>
</context>
<context>
    <name>apiary::gui::BasicsPage</name>
    <message>
        <source>Name and resources</source>
        <translation>Nom et ressources</translation>
    </message>
    <message>
        <source>What is it called, and what does it get?</source>
        <translation>Comment s’appelle-t-il, et que reçoit-il&#x202f;?</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Description:</source>
        <translation>&amp;Description&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Mémoire&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;CPUs:</source>
        <translation>Pro&amp;cesseurs&#x202f;:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>For people; may be empty</source>
        <translation>Pour les humains&#x202f;; peut rester vide</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>Processeurs</translation>
    </message>
    <message>
        <source>This computer has %1, of which %2 are free now.</source>
        <translation>Cet ordinateur dispose de %1, dont %2 libres actuellement.</translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Cet ordinateur dispose de %1.</translation>
    </message>
    <message>
        <source>CPUs of this computer: %1</source>
        <translation>Processeurs de cet ordinateur&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CardEdit</name>
    <message>
        <source>What the card is connected to</source>
        <translation>Ce à quoi la carte est connectée</translation>
    </message>
    <message>
        <source>Nothing: the card is not there</source>
        <translation>Rien&#x202f;: la carte n’est pas là</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>Réseau de cet ordinateur (NAT)</translation>
    </message>
    <message>
        <source>A tap device</source>
        <translation>Un périphérique tap</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>Nom du périphérique tap</translation>
    </message>
    <message>
        <source>MAC address</source>
        <translation>Adresse MAC</translation>
    </message>
    <message>
        <source>Chosen when the change is applied</source>
        <translation>Choisie lors de l’application de la modification</translation>
    </message>
    <message>
        <source>&amp;Connected to:</source>
        <translation>&amp;Connectée à&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Périphérique&#x202f;:</translation>
    </message>
    <message>
        <source>Port forwards:</source>
        <translation>Redirections de ports&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;MAC address:</source>
        <translation>Adresse &amp;MAC&#x202f;:</translation>
    </message>
    <message>
        <source>Traffic:</source>
        <translation>Trafic&#x202f;:</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches. Nobody reaches the guest, but through forwarded ports.</source>
        <translation>L’invité atteint ce que cet ordinateur atteint. Personne n’atteint l’invité, sauf par les ports redirigés.</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making. An administrator makes the device.</source>
        <translation>L’invité est un voisin de cet ordinateur sur un réseau que vous créez vous-même. Un administrateur crée le périphérique.</translation>
    </message>
    <message>
        <source>The guest has no network by this card.</source>
        <translation>L’invité n’a pas de réseau par cette carte.</translation>
    </message>
    <message>
        <source>“%1” is no address of a network card. Give six bytes in hexadecimal, the first an even number, such as 02:00:00:12:34:56, or nothing to have one chosen.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une adresse de carte réseau. Donnez six octets en hexadécimal, le premier étant un nombre pair, par exemple 02:00:00:12:34:56, ou rien pour qu’une adresse soit choisie.</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <translation>%1 reçus, %2 envoyés</translation>
    </message>
    <message numerus="yes">
        <source>%n packet(s) dropped</source>
        <translation>
            <numerusform>%n paquet perdu</numerusform>
            <numerusform>%n paquets perdus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>apiary::gui::ChangeList</name>
    <message>
        <source>%1: %2</source>
        <comment>what, new</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what, old, new</comment>
        <translation>%1&#x202f;: %2 → %3</translation>
    </message>
    <message>
        <source>From the guest’s next start on:</source>
        <translation>À partir du prochain démarrage de l’invité&#x202f;:</translation>
    </message>
    <message>
        <source>Restarting…</source>
        <translation>Redémarrage…</translation>
    </message>
    <message>
        <source>&amp;Restart Now…</source>
        <translation>&amp;Redémarrer maintenant…</translation>
    </message>
    <message>
        <source>Shut the guest down, and start it again with these</source>
        <translation>Éteindre l’invité, puis le démarrer de nouveau avec ces modifications</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CloneDialog</name>
    <message>
        <source>Clone %1</source>
        <translation>Cloner %1</translation>
    </message>
    <message>
        <source>The disks kept with %1 are copied; until that is done it cannot be started or changed. The clone gets network addresses of its own. Everything else is named by both guests. Where that is a writable disk, a tap device or a forwarded port, only one of them can run at a time.</source>
        <translation>Les disques conservés avec %1 sont copiés ; d’ici là, il ne peut être ni démarré ni modifié. Le clone reçoit ses propres adresses réseau. Tout le reste est commun aux deux invités. S’il s’agit d’un disque accessible en écriture, d’un périphérique tap ou d’un port redirigé, un seul des deux peut fonctionner à la fois.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Nom&#x202f;:</translation>
    </message>
    <message>
        <source>C&amp;lone</source>
        <translation>C&amp;loner</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CommandLineView</name>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Copier la commande</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Commands for %1</source>
        <translation>Commandes pour %1</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>what a command does</comment>
        <translation>%1&#x202f;:</translation>
    </message>
    <message>
        <source>The same in a terminal:</source>
        <translation>La même chose dans un terminal&#x202f;:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConfirmationsSettingsPage</name>
    <message>
        <source>Ask before Apiary does this to a guest:</source>
        <translation>Demander avant qu’Apiary ne fasse ceci à un invité&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Force off</source>
        <translation>&amp;Forcer l’arrêt</translation>
    </message>
    <message>
        <source>What the guest has not written to disk is lost.</source>
        <translation>Ce que l’invité n’a pas écrit sur le disque est perdu.</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>&amp;Réinitialiser</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>The guest goes to the trash, from where it can be brought back.</source>
        <translation>L’invité est mis à la corbeille, d’où il peut être restauré.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConnectionPage</name>
    <message>
        <source>Start a &amp;helper of my own</source>
        <translation>Démarrer mon propre service au&amp;xiliaire</translation>
    </message>
    <message>
        <source>Runs guests with your own rights alone. They have NAT, and no bridged network.</source>
        <translation>Exécute des invités avec vos seuls droits. Ils disposent du NAT, mais pas d’un réseau ponté.</translation>
    </message>
    <message>
        <source>Looking for the helper that runs the guests</source>
        <translation>Recherche du service auxiliaire qui exécute les invités</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleActions</name>
    <message>
        <source>Colour &amp;Scheme</source>
        <translation>Schéma de cou&amp;leurs</translation>
    </message>
    <message>
        <source>Take &amp;Control</source>
        <translation>Prendre le con&amp;trôle</translation>
    </message>
    <message>
        <source>What you type reaches the guest, and what others type does not any more</source>
        <translation>Ce que vous saisissez parvient à l’invité, ce que d’autres saisissent ne lui parvient plus</translation>
    </message>
    <message>
        <source>Let Others &amp;Type</source>
        <translation>Laisser les autres &amp;saisir</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control again</source>
        <translation>Ce que vous saisissez ne parvient pas à l’invité tant que vous ne reprenez pas le contrôle</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Rechercher</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Tout sélectio&amp;nner</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>Zoom &amp;avant</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Zoom arr&amp;ière</translation>
    </message>
    <message>
        <source>Normal Si&amp;ze</source>
        <translation>Taille nor&amp;male</translation>
    </message>
    <message>
        <source>Save to &amp;File…</source>
        <translation>&amp;Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Open in a &amp;Window of Its Own</source>
        <translation>Ou&amp;vrir dans sa propre fenêtre</translation>
    </message>
    <message>
        <source>&amp;Give the Keyboard to the Guest</source>
        <translation>&amp;Donner le clavier à l’invité</translation>
    </message>
    <message>
        <source>All keys reach the guest, those of this window too, until you press the right Ctrl key</source>
        <translation>Toutes les touches parviennent à l’invité, y compris celles de cette fenêtre, jusqu’à ce que vous appuyiez sur la touche Ctrl droite</translation>
    </message>
    <message>
        <source>&amp;Leave the Console</source>
        <translation>&amp;Quitter la console</translation>
    </message>
    <message>
        <source>Move the keyboard focus to the tool bar</source>
        <translation>Placer le focus du clavier dans la barre d’outils</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does, its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsolePage</name>
    <message>
        <source>Console of %1</source>
        <translation>Console de %1</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More for this console</source>
        <translation>Plus d’actions pour cette console</translation>
    </message>
    <message>
        <source>The keyboard is given to the guest: press the right Ctrl key to get it back.</source>
        <translation>Le clavier est donné à l’invité&#x202f;: appuyez sur la touche Ctrl droite pour le récupérer.</translation>
    </message>
    <message>
        <source>Get It Back</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>&amp;Try Again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <source>Take Control</source>
        <translation>Prendre le contrôle</translation>
    </message>
    <message>
        <source>The connection was lost; what the console has kept follows from its start</source>
        <translation>La connexion a été perdue&#x202f;; ce que la console a conservé suit depuis son début</translation>
    </message>
    <message>
        <source>From the log on disk, which may begin before the guest&apos;s last start</source>
        <translation>Extrait du journal sur disque, qui peut commencer avant le dernier démarrage de l’invité</translation>
    </message>
    <message>
        <source>What you type does not reach the guest until you take control.</source>
        <translation>Ce que vous saisissez ne parvient pas à l’invité tant que vous ne prenez pas le contrôle.</translation>
    </message>
    <message>
        <source>What you type does not reach the guest while somebody else types.</source>
        <translation>Ce que vous saisissez ne parvient pas à l’invité pendant que quelqu’un d’autre saisit.</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>You type</source>
        <translation>Vous saisissez</translation>
    </message>
    <message>
        <source>Watching: nobody types</source>
        <translation>Observation&#x202f;: personne ne saisit</translation>
    </message>
    <message>
        <source>Watching: you type on another console</source>
        <translation>Observation&#x202f;: vous saisissez sur une autre console</translation>
    </message>
    <message>
        <source>Watching: %1 types</source>
        <translation>Observation&#x202f;: %1 saisit</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>who types, the guest&apos;s state</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Looking for the helper</source>
        <translation>Recherche du service auxiliaire</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Le service auxiliaire est injoignable</translation>
    </message>
    <message>
        <source>The console is here again when it is.</source>
        <translation>La console sera de nouveau là dès qu’il le sera.</translation>
    </message>
    <message>
        <source>The guest %1 is not there any more</source>
        <translation>L’invité %1 n’est plus là</translation>
    </message>
    <message>
        <source>The console cannot be opened</source>
        <translation>La console ne peut pas être ouverte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cause, remedy</comment>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>The guest is broken</source>
        <translation>L’invité est défectueux</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>L’invité n’est pas en fonctionnement</translation>
    </message>
    <message>
        <source>Its console is here when it does.</source>
        <translation>Sa console sera là dès qu’il fonctionnera.</translation>
    </message>
    <message>
        <source>The guest is starting</source>
        <translation>L’invité démarre</translation>
    </message>
    <message>
        <source>The console is being opened</source>
        <translation>La console est en cours d’ouverture</translation>
    </message>
    <message>
        <source>You are not permitted to start guests</source>
        <translation>Vous n’avez pas le droit de démarrer des invités</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The guest ended: %1</source>
        <comment>%1: date and time</comment>
        <translation>L’invité s’est terminé&#x202f;: %1</translation>
    </message>
    <message>
        <source>Save the Console of %1</source>
        <translation>Enregistrer la console de %1</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The console could not be saved to “%1”</source>
        <translation>La console n’a pas pu être enregistrée dans «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>choisissez un autre emplacement</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleSettingsPage</name>
    <message>
        <source>&amp;Font:</source>
        <translation>&amp;Police&#x202f;:</translation>
    </message>
    <message>
        <source>Preview of the console font</source>
        <translation>Aperçu de la police de la console</translation>
    </message>
    <message>
        <source>Colours of consoles</source>
        <translation>Couleurs des consoles</translation>
    </message>
    <message>
        <source>Colours of all consoles; a console can be given others for a while in its own menu</source>
        <translation>Couleurs de toutes les consoles&#x202f;; d’autres peuvent être données temporairement à une console dans son propre menu</translation>
    </message>
    <message>
        <source>Light or dark, as the desktop</source>
        <translation>Clair ou sombre, comme le bureau</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Couleurs&#x202f;:</translation>
    </message>
    <message>
        <source>History of consoles, lines</source>
        <translation>Historique des consoles, en lignes</translation>
    </message>
    <message>
        <source>How far a console can be scrolled back. Lines beyond are only in the guest&apos;s log.</source>
        <translation>Jusqu’où une console peut être remontée. Les lignes au-delà ne se trouvent que dans le journal de l’invité.</translation>
    </message>
    <message>
        <source> lines</source>
        <translation> lignes</translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation>&amp;Historique&#x202f;:</translation>
    </message>
    <message>
        <source>Up to about %1 of memory for each open console</source>
        <translation>Jusqu’à environ %1 de mémoire par console ouverte</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ConsoleWindow</name>
    <message>
        <source>Console of %1</source>
        <translation>Console de %1</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Plein écran</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>Plein écran (F11)</translation>
    </message>
</context>
<context>
    <name>apiary::gui::CrashCard</name>
    <message>
        <source>Last lines on its console</source>
        <translation>Dernières lignes sur sa console</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>&amp;Copy for a bug report</source>
        <translation>&amp;Copier pour un rapport de bogue</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>Dém&amp;arrer de nouveau</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>Cause probable&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Creation</name>
    <message>
        <source>The guest “%1” could not be started, and not be removed again</source>
        <translation>L’invité «&#x202f;%1&#x202f;» n’a pas pu être démarré, ni être supprimé ensuite</translation>
    </message>
    <message>
        <source>See what is wrong with it in the list of guests</source>
        <translation>Voyez ce qui ne va pas dans la liste des invités</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DefinitionChange</name>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>octets</translation>
    </message>
    <message>
        <source>%1, read-only</source>
        <translation>%1, lecture seule</translation>
    </message>
    <message>
        <source>%1 %2:%3 to %4</source>
        <comment>protocol, address and port of this computer, port of the guest</comment>
        <translation>%1 %2:%3 vers %4</translation>
    </message>
    <message>
        <source>tap device %1</source>
        <translation>périphérique tap %1</translation>
    </message>
    <message>
        <source>NAT with %1</source>
        <translation>NAT avec %1</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder, tag</comment>
        <translation>%1 en tant que «&#x202f;%2&#x202f;»</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file, type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>BVM console</source>
        <translation>console BVM</translation>
    </message>
    <message>
        <source>virtio console</source>
        <translation>console virtio</translation>
    </message>
    <message>
        <source>first serial port</source>
        <translation>premier port série</translation>
    </message>
    <message>
        <source>legacy</source>
        <translation>ancien</translation>
    </message>
    <message>
        <source>modern</source>
        <translation>moderne</translation>
    </message>
    <message>
        <source>transitional</source>
        <translation>transitoire</translation>
    </message>
    <message>
        <source>after a crash</source>
        <translation>après un plantage</translation>
    </message>
    <message>
        <source>always</source>
        <translation>toujours</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Disque mémoire initial</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <source>Kernel variables</source>
        <translation>Variables du noyau</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>Processeurs</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Serial ports</source>
        <translation>Ports série</translation>
    </message>
    <message>
        <source>Files of the serial ports</source>
        <translation>Fichiers des ports série</translation>
    </message>
    <message>
        <source>Virtio devices</source>
        <translation>Périphériques virtio</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Disques</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Shared folders</source>
        <translation>Dossiers partagés</translation>
    </message>
    <message>
        <source>Debug-exit port</source>
        <translation>Port de sortie de débogage</translation>
    </message>
    <message>
        <source>Ends when it is reset</source>
        <translation>Se termine à la réinitialisation</translation>
    </message>
    <message>
        <source>Started again</source>
        <translation>Démarré de nouveau</translation>
    </message>
    <message>
        <source>Started with the helper</source>
        <translation>Démarré avec le service auxiliaire</translation>
    </message>
    <message>
        <source>Place in the order</source>
        <translation>Place dans l’ordre</translation>
    </message>
    <message>
        <source>Time to shut down</source>
        <translation>Délai d’extinction</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <comment>what is changed, old, new</comment>
        <translation>%1 %2 → %3</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DefinitionEdit</name>
    <message>
        <source>Show &amp;Command</source>
        <translation>Afficher la comm&amp;ande</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>Appli&amp;quer</translation>
    </message>
    <message>
        <source>Have everything here as the guest has it</source>
        <translation>Tout remettre ici tel que l’a l’invité</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>The definition of this guest cannot be read</source>
        <translation>La définition de cet invité ne peut pas être lue</translation>
    </message>
    <message>
        <source>The helper is not reached: this is what was known last.</source>
        <translation>Le service auxiliaire est injoignable&#x202f;: voici ce qui était connu en dernier.</translation>
    </message>
    <message>
        <source>You are not permitted to change guests. This shows what it is made of.</source>
        <translation>Vous n’avez pas le droit de modifier des invités. Ceci montre de quoi il est fait.</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Application…</translation>
    </message>
    <message>
        <source>Change the guest; what is about the machine counts from its next start on</source>
        <translation>Modifier l’invité&#x202f;; ce qui concerne la machine compte à partir de son prochain démarrage</translation>
    </message>
    <message>
        <source>Change the guest</source>
        <translation>Modifier l’invité</translation>
    </message>
    <message>
        <source>Something here cannot be applied as it is</source>
        <translation>Quelque chose ici ne peut pas être appliqué tel quel</translation>
    </message>
    <message>
        <source>Show what would do the same in a terminal</source>
        <translation>Afficher ce qui ferait la même chose dans un terminal</translation>
    </message>
    <message>
        <source>Changed back: %1</source>
        <translation>Rétabli&#x202f;: %1</translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Modifié&#x202f;: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ann&amp;uler</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Le service auxiliaire est injoignable</translation>
    </message>
    <message>
        <source>You are not permitted to stop and start guests</source>
        <translation>Vous n’avez pas le droit d’arrêter et de démarrer des invités</translation>
    </message>
    <message>
        <source>Only a guest that runs can be shut down</source>
        <translation>Seul un invité en fonctionnement peut être éteint</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Redémarrer</translation>
    </message>
    <message>
        <source>Restart “%1”?</source>
        <translation>Redémarrer «&#x202f;%1&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>The guest is asked to shut down, and is started again when it has. What runs in it ends.</source>
        <translation>Il est demandé à l’invité de s’éteindre, puis il est démarré de nouveau. Ce qui s’y exécute se termine.</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>&amp;Redémarrer</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DesktopApp</name>
    <message>
        <source>Closing this window leaves Apiary in the tray.</source>
        <translation>Fermer cette fenêtre laisse Apiary dans la boîte à miniatures.</translation>
    </message>
    <message>
        <source>Close it again and it goes there. “Quit” ends Apiary; guests run on in either case.</source>
        <translation>Fermez-la de nouveau et elle y va. «&#x202f;Quitter&#x202f;» termine Apiary&#x202f;; les invités continuent dans les deux cas.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Configurer…</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DiskList</name>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>Aucun disque&#x202f;: ce que l’invité écrit disparaît quand il s’éteint.</translation>
    </message>
    <message>
        <source>Add &amp;New Disk</source>
        <translation>Ajout&amp;er un nouveau disque</translation>
    </message>
    <message>
        <source>Add &amp;Existing Image</source>
        <translation>A&amp;jouter une image existante</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>L’invité peut seulement le lire</translation>
    </message>
    <message>
        <source>Take “%1” away from the guest; what is on it is not deleted</source>
        <translation>Retirer «&#x202f;%1&#x202f;» à l’invité&#x202f;; son contenu n’est pas supprimé</translation>
    </message>
    <message>
        <source>Take this disk away</source>
        <translation>Retirer ce disque</translation>
    </message>
    <message>
        <source>%1 (%2, kept with the guest)</source>
        <translation>%1 (%2, conservé avec l’invité)</translation>
    </message>
    <message>
        <source>%1 (kept with the guest)</source>
        <translation>%1 (conservé avec l’invité)</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Image disque</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Taille du disque</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>Nom du disque</translation>
    </message>
</context>
<context>
    <name>apiary::gui::DisksPage</name>
    <message>
        <source>Disks</source>
        <translation>Disques</translation>
    </message>
    <message>
        <source>What does it keep its data on?</source>
        <translation>Sur quoi conserve-t-il ses données&#x202f;?</translation>
    </message>
    <message>
        <source>A new disk is kept with the guest, and deleted with it. An image that is there is used where it is.</source>
        <translation>Un nouveau disque est conservé avec l’invité, et supprimé avec lui. Une image existante est utilisée là où elle est.</translation>
    </message>
    <message>
        <source>No disks: what the guest writes is gone when it powers off.</source>
        <translation>Aucun disque&#x202f;: ce que l’invité écrit disparaît quand il s’éteint.</translation>
    </message>
    <message>
        <source>Add a &amp;new disk</source>
        <translation>Ajouter un &amp;nouveau disque</translation>
    </message>
    <message>
        <source>Add an &amp;existing image</source>
        <translation>Ajouter une &amp;image existante</translation>
    </message>
    <message>
        <source>Disk %1: existing image</source>
        <translation>Disque %1&#x202f;: image existante</translation>
    </message>
    <message>
        <source>Disk %1: new</source>
        <translation>Disque %1&#x202f;: nouveau</translation>
    </message>
    <message>
        <source>Remove disk %1</source>
        <translation>Supprimer le disque %1</translation>
    </message>
    <message>
        <source>Name of the disk</source>
        <translation>Nom du disque</translation>
    </message>
    <message>
        <source>Size of the disk</source>
        <translation>Taille du disque</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>Taille&#x202f;:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#x202f;:</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Image disque</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>L’invité peut seulement le lire</translation>
    </message>
    <message>
        <source>Image:</source>
        <translation>Image&#x202f;:</translation>
    </message>
    <message>
        <source>%1 are free where guests are kept. Room is taken as the disk is written to.</source>
        <translation>%1 sont libres là où les invités sont conservés. La place est prise au fur et à mesure des écritures sur le disque.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FieldMessage</name>
    <message>
        <source>Use “%1”</source>
        <translation>Utiliser «&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FileKind</name>
    <message>
        <source>a Linux kernel</source>
        <translation>un noyau Linux</translation>
    </message>
    <message>
        <source>a qcow2 disk image</source>
        <translation>une image disque qcow2</translation>
    </message>
    <message>
        <source>a VMDK disk image</source>
        <translation>une image disque VMDK</translation>
    </message>
    <message>
        <source>a VDI disk image</source>
        <translation>une image disque VDI</translation>
    </message>
    <message>
        <source>a VHDX disk image</source>
        <translation>une image disque VHDX</translation>
    </message>
    <message>
        <source>a VHD disk image</source>
        <translation>une image disque VHD</translation>
    </message>
    <message>
        <source>a QED disk image</source>
        <translation>une image disque QED</translation>
    </message>
    <message>
        <source>an installer image (ISO)</source>
        <translation>une image d’installation (ISO)</translation>
    </message>
    <message>
        <source>a raw disk with a GPT partition table</source>
        <translation>un disque brut avec une table de partitions GPT</translation>
    </message>
    <message>
        <source>a raw disk with an ext file system</source>
        <translation>un disque brut avec un système de fichiers ext</translation>
    </message>
    <message>
        <source>a raw disk with a UFS file system</source>
        <translation>un disque brut avec un système de fichiers UFS</translation>
    </message>
    <message>
        <source>a raw disk with an XFS file system</source>
        <translation>un disque brut avec un système de fichiers XFS</translation>
    </message>
    <message>
        <source>a raw disk with a Btrfs file system</source>
        <translation>un disque brut avec un système de fichiers Btrfs</translation>
    </message>
    <message>
        <source>a raw disk with a SquashFS file system</source>
        <translation>un disque brut avec un système de fichiers SquashFS</translation>
    </message>
    <message>
        <source>a raw disk with a boot sector</source>
        <translation>un disque brut avec un secteur d’amorçage</translation>
    </message>
    <message>
        <source>an initial RAM disk (cpio)</source>
        <translation>un disque mémoire initial (cpio)</translation>
    </message>
    <message>
        <source>a file compressed with gzip</source>
        <translation>un fichier compressé avec gzip</translation>
    </message>
    <message>
        <source>a file compressed with xz</source>
        <translation>un fichier compressé avec xz</translation>
    </message>
    <message>
        <source>a file compressed with zstd</source>
        <translation>un fichier compressé avec zstd</translation>
    </message>
    <message>
        <source>a file compressed with bzip2</source>
        <translation>un fichier compressé avec bzip2</translation>
    </message>
    <message>
        <source>a file compressed with lz4</source>
        <translation>un fichier compressé avec lz4</translation>
    </message>
    <message>
        <source>a FreeBSD kernel</source>
        <translation>un noyau FreeBSD</translation>
    </message>
    <message>
        <source>a FreeBSD kernel for another kind of processor</source>
        <translation>un noyau FreeBSD pour un autre type de processeur</translation>
    </message>
    <message>
        <source>a kernel module or object file</source>
        <translation>un module de noyau ou un fichier objet</translation>
    </message>
    <message>
        <source>a kernel with a PVH entry</source>
        <translation>un noyau avec un point d’entrée PVH</translation>
    </message>
    <message>
        <source>a multiboot kernel</source>
        <translation>un noyau multiboot</translation>
    </message>
    <message>
        <source>a program, or a kernel that cannot be started directly</source>
        <translation>un programme, ou un noyau qui ne peut pas être démarré directement</translation>
    </message>
    <message>
        <source>a program for another kind of processor</source>
        <translation>un programme pour un autre type de processeur</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>un fichier vide</translation>
    </message>
    <message>
        <source>a file of a kind that is not known here</source>
        <translation>un fichier d’un type inconnu ici</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>un dossier</translation>
    </message>
    <message>
        <source>a disk device of this computer</source>
        <translation>un périphérique disque de cet ordinateur</translation>
    </message>
    <message>
        <source>no file that can be read from its beginning again</source>
        <translation>autre chose qu’un fichier qui peut être relu depuis son début</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FilesPage</name>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>What does it boot?</source>
        <translation>Que démarre-t-il&#x202f;?</translation>
    </message>
    <message>
        <source>Files are used where they are, and not copied.</source>
        <translation>Les fichiers sont utilisés là où ils sont, sans être copiés.</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Image disque</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Initial RAM disk</source>
        <translation>Disque mémoire initial</translation>
    </message>
    <message>
        <source>The guest may only rea&amp;d it</source>
        <translation>L’invité peut seulement &amp;la lire</translation>
    </message>
    <message>
        <source>Disk &amp;image:</source>
        <translation>&amp;Image disque&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>&amp;Noyau&#x202f;:</translation>
    </message>
    <message>
        <source>I&amp;nitial RAM disk:</source>
        <translation>Disque &amp;mémoire initial&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Command line:</source>
        <translation>Ligne de &amp;commande&#x202f;:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Modules&#x202f;:</translation>
    </message>
    <message>
        <source>As in loader.conf, one NAME=VALUE on each line.</source>
        <translation>Comme dans loader.conf, un NOM=VALEUR par ligne.</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>Varia&amp;bles&#x202f;:</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>Ligne de commande du noyau</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>&amp;Add a module</source>
        <translation>&amp;Ajouter un module</translation>
    </message>
    <message>
        <source>Module %1</source>
        <translation>Module %1</translation>
    </message>
    <message>
        <source>Kind of module %1</source>
        <translation>Type du module %1</translation>
    </message>
    <message>
        <source>Kernel module</source>
        <translation>Module de noyau</translation>
    </message>
    <message>
        <source>Remove module %1</source>
        <translation>Supprimer le module %1</translation>
    </message>
    <message>
        <source>Boot &amp;flags:</source>
        <translation>Op&amp;tions de démarrage&#x202f;:</translation>
    </message>
    <message>
        <source>Boot flags</source>
        <translation>Options de démarrage</translation>
    </message>
    <message>
        <source>“root=” names the disk or partition with the system: /dev/vda is the whole disk, /dev/vda1 its first partition.</source>
        <translation>«&#x202f;root=&#x202f;» désigne le disque ou la partition contenant le système&#x202f;: /dev/vda est le disque entier, /dev/vda1 sa première partition.</translation>
    </message>
    <message>
        <source>“console=ttyS0” lets Linux speak on the console that you will see.</source>
        <translation>«&#x202f;console=ttyS0&#x202f;» fait parler Linux sur la console que vous verrez.</translation>
    </message>
    <message>
        <source>There is no firmware yet that finds the kernel on a disk, so it is given as a file: on Linux it is in /boot of the installed system, beside its initial RAM disk. Files are used where they are, and not copied.</source>
        <translation>Il n’y a pas encore de micrologiciel qui trouve le noyau sur un disque, il est donc donné sous forme de fichier&#x202f;: sous Linux, il se trouve dans /boot du système installé, à côté de son disque mémoire initial. Les fichiers sont utilisés là où ils sont, sans être copiés.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FindBar</name>
    <message>
        <source>Match &amp;case</source>
        <translation>Respecter la &amp;casse</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Rechercher dans le journal</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rechercher le précédent</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Rechercher le suivant</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
</context>
<context>
    <name>apiary::gui::FontEdit</name>
    <message>
        <source>Console font</source>
        <translation>Police de la console</translation>
    </message>
    <message>
        <source>Font of all consoles; only fonts of fixed width are listed</source>
        <translation>Police de toutes les consoles&#x202f;; seules les polices à chasse fixe sont proposées</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>unit of font sizes</comment>
        <translation> pt</translation>
    </message>
    <message>
        <source>Console font size</source>
        <translation>Taille de la police de la console</translation>
    </message>
    <message>
        <source>Size of the console font, in points</source>
        <translation>Taille de la police de la console, en points</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ForwardList</name>
    <message>
        <source>Only this computer reaches it:</source>
        <translation>Seul cet ordinateur l’atteint&#x202f;:</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer reaches it:</source>
        <translation>Tous ceux qui atteignent cet ordinateur l’atteignent&#x202f;:</translation>
    </message>
    <message>
        <source>Those who reach this address reach it:</source>
        <translation>Ceux qui atteignent cette adresse l’atteignent&#x202f;:</translation>
    </message>
    <message>
        <source>Add &amp;Port Forward</source>
        <translation>Ajouter une &amp;redirection de port</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Cet ordinateur seulement</translation>
    </message>
    <message>
        <source>Everybody who reaches this computer</source>
        <translation>Tous ceux qui atteignent cet ordinateur</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Adresse de cet ordinateur</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>Port de cet ordinateur</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>Port de l’invité</translation>
    </message>
    <message>
        <source>Forward this port no more</source>
        <translation>Ne plus rediriger ce port</translation>
    </message>
    <message>
        <source>How to reach this port</source>
        <translation>Comment atteindre ce port</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy how to reach this port</source>
        <translation>Copier comment atteindre ce port</translation>
    </message>
    <message>
        <source>No ports are forwarded: nobody reaches the guest from outside.</source>
        <translation>Aucun port n’est redirigé&#x202f;: personne n’atteint l’invité de l’extérieur.</translation>
    </message>
    <message>
        <source>Address and port of this computer, and the port of the guest that they lead to:</source>
        <translation>Adresse et port de cet ordinateur, et port de l’invité auquel ils mènent&#x202f;:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GeneralSettingsPage</name>
    <message>
        <source>Start when I &amp;log in</source>
        <translation>Démarrer à l’&amp;ouverture de session</translation>
    </message>
    <message>
        <source>Open Apiary together with the desktop. Guests are started by the helper, without Apiary.</source>
        <translation>Ouvrir Apiary avec le bureau. Les invités sont démarrés par le service auxiliaire, sans Apiary.</translation>
    </message>
    <message>
        <source>Start &amp;hidden in the tray</source>
        <translation>Démarrer &amp;masqué dans la boîte à miniatures</translation>
    </message>
    <message>
        <source>Show no window at the start, only the icon in the tray</source>
        <translation>N’afficher aucune fenêtre au démarrage, seulement l’icône dans la boîte à miniatures</translation>
    </message>
    <message>
        <source>Start:</source>
        <translation>Démarrage&#x202f;:</translation>
    </message>
    <message>
        <source>Show an icon in the &amp;tray</source>
        <translation>&amp;Afficher une icône dans la boîte à miniatures</translation>
    </message>
    <message>
        <source>The icon counts the running guests; its menu starts and stops them</source>
        <translation>L’icône compte les invités en fonctionnement&#x202f;; son menu les démarre et les arrête</translation>
    </message>
    <message>
        <source>&amp;Keep running in the tray when the window is closed</source>
        <translation>&amp;Garder dans la boîte à miniatures à la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>When this is off, closing the window quits Apiary. Guests go on running in either case.</source>
        <translation>Si cette option est désactivée, fermer la fenêtre quitte Apiary. Les invités continuent dans les deux cas.</translation>
    </message>
    <message>
        <source>This desktop has no tray at the moment. Without one, Apiary starts with its window and quits when the window is closed.</source>
        <translation>Ce bureau n’a pas de boîte à miniatures en ce moment. Sans elle, Apiary démarre avec sa fenêtre et se termine à la fermeture de celle-ci.</translation>
    </message>
    <message>
        <source>Tray:</source>
        <translation>Boîte à miniatures&#x202f;:</translation>
    </message>
    <message>
        <source>Notify me when:</source>
        <translation>M’avertir quand&#x202f;:</translation>
    </message>
    <message>
        <source>A guest &amp;crashes</source>
        <translation>Un invité &amp;plante</translation>
    </message>
    <message>
        <source>Show a notification while no window of Apiary is in use</source>
        <translation>Afficher une notification lorsqu’aucune fenêtre d’Apiary n’est utilisée</translation>
    </message>
    <message>
        <source>A long task is &amp;finished</source>
        <translation>Une longue tâche se &amp;termine</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Colours of all windows of Apiary</source>
        <translation>Couleurs de toutes les fenêtres d’Apiary</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>The Breeze colour schemes are not installed</source>
        <translation>Les schémas de couleurs Breeze ne sont pas installés</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>Appa&amp;rence&#x202f;:</translation>
    </message>
    <message>
        <source>Folder for images</source>
        <translation>Dossier des images</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>Dossier personnel</translation>
    </message>
    <message>
        <source>Where Apiary begins to look when you choose a kernel or a disk image</source>
        <translation>Là où Apiary commence à chercher quand vous choisissez un noyau ou une image disque</translation>
    </message>
    <message>
        <source>There is no such folder now. The home folder is used until there is.</source>
        <translation>Ce dossier n’existe pas actuellement. Le dossier personnel est utilisé en attendant.</translation>
    </message>
    <message>
        <source>Folder for &amp;images:</source>
        <translation>Dossier des &amp;images&#x202f;:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Graph</name>
    <message>
        <source>%1 %2</source>
        <comment>name of a series, its value</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestFilter</name>
    <message>
        <source>Without a tag</source>
        <translation>Sans étiquette</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestList</name>
    <message>
        <source>%1, %2</source>
        <comment>guest, status</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestListPanel</name>
    <message>
        <source>&amp;Sort</source>
        <translation>&amp;Trier</translation>
    </message>
    <message>
        <source>&amp;Tag</source>
        <translation>Éti&amp;quette</translation>
    </message>
    <message>
        <source>Search guests</source>
        <translation>Rechercher des invités</translation>
    </message>
    <message>
        <source>Words in the name, description, tags or state; “tag:web” looks at tags alone (Ctrl+F)</source>
        <translation>Mots du nom, de la description, des étiquettes ou de l’état&#x202f;; «&#x202f;tag:web&#x202f;» ne cherche que dans les étiquettes (Ctrl+F)</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>Invités</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Trier</translation>
    </message>
    <message>
        <source>By &amp;name</source>
        <translation>Par &amp;nom</translation>
    </message>
    <message>
        <source>By &amp;state</source>
        <translation>Par ét&amp;at</translation>
    </message>
    <message>
        <source>By &amp;time of start or end</source>
        <translation>Par &amp;heure de démarrage ou de fin</translation>
    </message>
    <message>
        <source>No guest matches “%1”.</source>
        <translation>Aucun invité ne correspond à «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>Order and groups of the list, and guests of one tag</source>
        <translation>Ordre et groupes de la liste, et invités d’une étiquette</translation>
    </message>
    <message>
        <source>&amp;Group by tag</source>
        <translation>&amp;Grouper par étiquette</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestMenu</name>
    <message>
        <source>&amp;Console</source>
        <translation>&amp;Console</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>guest, state</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Show what the guest writes, and type to it</source>
        <translation>Afficher ce que l’invité écrit, et lui envoyer ce que vous saisissez</translation>
    </message>
    <message>
        <source>A broken guest has no console</source>
        <translation>Un invité défectueux n’a pas de console</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Le service auxiliaire est injoignable</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>Vous n’avez pas le droit de faire cela</translation>
    </message>
    <message>
        <source>Not possible in this state: %1</source>
        <translation>Impossible dans cet état&#x202f;: %1</translation>
    </message>
    <message>
        <source>It is being cloned</source>
        <translation>Il est en cours de clonage</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestNetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Add Another &amp;Network Card</source>
        <translation>A&amp;jouter une autre carte réseau</translation>
    </message>
    <message>
        <source>Network card %1</source>
        <translation>Carte réseau %1</translation>
    </message>
</context>
<context>
    <name>apiary::gui::GuestView</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>%1 — as last known</source>
        <comment>status</comment>
        <translation>%1 — dernier état connu</translation>
    </message>
</context>
<context>
    <name>apiary::gui::HardwarePage</name>
    <message>
        <source>Hardware</source>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>À quoi il sert</translation>
    </message>
    <message>
        <source>Descript&amp;ion:</source>
        <translation>D&amp;escription&#x202f;:</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Words to find it by, with commas between</source>
        <translation>Mots permettant de le trouver, séparés par des virgules</translation>
    </message>
    <message>
        <source>&amp;Tags:</source>
        <translation>É&amp;tiquettes&#x202f;:</translation>
    </message>
    <message>
        <source>Processor and memory</source>
        <translation>Processeur et mémoire</translation>
    </message>
    <message>
        <source>C&amp;PUs:</source>
        <translation>&amp;Processeurs&#x202f;:</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>&amp;Memory:</source>
        <translation>&amp;Mémoire&#x202f;:</translation>
    </message>
    <message>
        <source>What it boots</source>
        <translation>Ce qu’il démarre</translation>
    </message>
    <message>
        <source>&amp;Kernel:</source>
        <translation>&amp;Noyau&#x202f;:</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Initial &amp;RAM disk:</source>
        <translation>D&amp;isque mémoire initial&#x202f;:</translation>
    </message>
    <message>
        <source>Command line of the kernel</source>
        <translation>Ligne de commande du noyau</translation>
    </message>
    <message>
        <source>Command &amp;line:</source>
        <translation>&amp;Ligne de commande&#x202f;:</translation>
    </message>
    <message>
        <source>Kernel variables, one on each line</source>
        <translation>Variables du noyau, une par ligne</translation>
    </message>
    <message>
        <source>NAME=VALUE, one on each line</source>
        <translation>NOM=VALEUR, une par ligne</translation>
    </message>
    <message>
        <source>&amp;Variables:</source>
        <translation>Varia&amp;bles&#x202f;:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Modules&#x202f;:</translation>
    </message>
    <message>
        <source>Disks and folders</source>
        <translation>Disques et dossiers</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Disques&#x202f;:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Dossiers partagés&#x202f;:</translation>
    </message>
    <message>
        <source>Starting and stopping</source>
        <translation>Démarrage et arrêt</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>After a crash</source>
        <translation>Après un plantage</translation>
    </message>
    <message>
        <source>Always, unless you stop it</source>
        <translation>Toujours, sauf si vous l’arrêtez</translation>
    </message>
    <message>
        <source>Start a&amp;gain:</source>
        <translation>Démarrer de nou&amp;veau&#x202f;:</translation>
    </message>
    <message>
        <source>Start it when the helper starts</source>
        <translation>Le démarrer au démarrage du service auxiliaire</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first</source>
        <translation>Les invités ayant un plus petit numéro sont démarrés en premier</translation>
    </message>
    <message>
        <source>Guests with lower numbers are started first.</source>
        <translation>Les invités ayant un plus petit numéro sont démarrés en premier.</translation>
    </message>
    <message>
        <source>Place in the &amp;order:</source>
        <translation>Place dans l’&amp;ordre&#x202f;:</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> s</translation>
    </message>
    <message>
        <source>So long it may take to power off, when it is asked to.</source>
        <translation>Temps qu’il peut prendre pour s’éteindre, quand on le lui demande.</translation>
    </message>
    <message>
        <source>Time to s&amp;hut down:</source>
        <translation>Délai d’e&amp;xtinction&#x202f;:</translation>
    </message>
    <message>
        <source>Ad&amp;vanced</source>
        <translation>Avan&amp;cé</translation>
    </message>
    <message>
        <source>First serial port (COM1)</source>
        <translation>Premier port série (COM1)</translation>
    </message>
    <message>
        <source>Virtio console (Linux: hvc0)</source>
        <translation>Console virtio (Linux&#x202f;: hvc0)</translation>
    </message>
    <message>
        <source>BVM console (FreeBSD)</source>
        <translation>Console BVM (FreeBSD)</translation>
    </message>
    <message>
        <source>Co&amp;nsole:</source>
        <translation>Con&amp;sole&#x202f;:</translation>
    </message>
    <message>
        <source>Transitional: for old and new systems</source>
        <translation>Transitoire&#x202f;: pour les anciens et nouveaux systèmes</translation>
    </message>
    <message>
        <source>Legacy (0.9.5)</source>
        <translation>Ancien (0.9.5)</translation>
    </message>
    <message>
        <source>Modern (1.x)</source>
        <translation>Moderne (1.x)</translation>
    </message>
    <message>
        <source>Virtio &amp;devices:</source>
        <translation>Périp&amp;hériques virtio&#x202f;:</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n CPU(s).</source>
        <translation>
            <numerusform>Cet ordinateur dispose de %n processeur.</numerusform>
            <numerusform>Cet ordinateur dispose de %n processeurs.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has %1.</source>
        <translation>Cet ordinateur dispose de %1.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::KindPage</name>
    <message>
        <source>What to run</source>
        <translation>Que faire fonctionner</translation>
    </message>
    <message>
        <source>What should the guest run?</source>
        <translation>Que doit faire fonctionner l’invité&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Sample system</source>
        <translation>&amp;Système d’exemple</translation>
    </message>
    <message>
        <source>A small Linux that is built in. It runs from memory and forgets everything when it powers off.</source>
        <translation>Un petit Linux intégré. Il s’exécute en mémoire et oublie tout quand il s’éteint.</translation>
    </message>
    <message>
        <source>&amp;Linux or other kernel</source>
        <translation>Noyau &amp;Linux ou autre</translation>
    </message>
    <message>
        <source>Started directly, with an initial RAM disk if it needs one. Linux bzImage, PVH or multiboot.</source>
        <translation>Démarré directement, avec un disque mémoire initial s’il en a besoin. Linux bzImage, PVH ou multiboot.</translation>
    </message>
    <message>
        <source>&amp;FreeBSD kernel</source>
        <translation>Noyau &amp;FreeBSD</translation>
    </message>
    <message>
        <source>Started directly, with modules and variables as its loader would give it.</source>
        <translation>Démarré directement, avec les modules et variables que son chargeur lui donnerait.</translation>
    </message>
    <message>
        <source>&amp;Disk image</source>
        <translation>Image &amp;disque</translation>
    </message>
    <message>
        <source>A system that is installed on a raw disk image. Its kernel has to be at hand as a file, as there is no firmware yet that could find it on the disk.</source>
        <translation>Un système installé sur une image disque brute. Son noyau doit être disponible sous forme de fichier, car il n’y a pas encore de micrologiciel capable de le trouver sur le disque.</translation>
    </message>
    <message>
        <source>&amp;Installer image (ISO)</source>
        <translation>Image d’&amp;installation (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have.</source>
        <translation>Les images d’installation nécessitent un micrologiciel, que cette version n’a pas.</translation>
    </message>
    <message>
        <source>It is not on this computer. Run ./start in Apiary&apos;s source folder, which fetches it; or put vmlinuz and initrd.gz into one folder and name that in APIARY_SAMPLE.</source>
        <translation>Il n’est pas sur cet ordinateur. Exécutez ./start dans le dossier des sources d’Apiary, qui le récupère&#x202f;; ou placez vmlinuz et initrd.gz dans un même dossier et indiquez-le dans APIARY_SAMPLE.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogPage</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>What the guest wrote to its console</source>
        <translation>Ce que l’invité a écrit sur sa console</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Suivre</translation>
    </message>
    <message>
        <source>Keep the end in sight</source>
        <translation>Garder la fin visible</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>&amp;Renvoyer à la ligne</translation>
    </message>
    <message>
        <source>Break lines that are longer than the window is wide</source>
        <translation>Couper les lignes plus longues que la largeur de la fenêtre</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>Rec&amp;hercher…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>Copier ce qui est sélectionné, ou tout</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>&amp;Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Save the whole log</source>
        <translation>Enregistrer tout le journal</translation>
    </message>
    <message>
        <source>The guest has not written anything yet</source>
        <translation>L’invité n’a encore rien écrit</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Le journal est vide</translation>
    </message>
    <message>
        <source>What the guest writes to its console is kept here, also when it has ended.</source>
        <translation>Ce que l’invité écrit sur sa console est conservé ici, même après sa fin.</translation>
    </message>
    <message>
        <source>The start of the log is left out here. All of it is what “Save to File” saves, and “%1” prints.</source>
        <translation>Le début du journal est omis ici. «&#x202f;Enregistrer dans un fichier&#x202f;» l’enregistre en entier, et «&#x202f;%1&#x202f;» l’affiche en entier.</translation>
    </message>
    <message>
        <source>Text, without control sequences (*.txt)</source>
        <translation>Texte, sans séquences de contrôle (*.txt)</translation>
    </message>
    <message>
        <source>As the guest wrote it (*.log)</source>
        <translation>Tel que l’invité l’a écrit (*.log)</translation>
    </message>
    <message>
        <source>Save the Log of %1</source>
        <translation>Enregistrer le journal de %1</translation>
    </message>
    <message>
        <source>The log was saved to “%1”</source>
        <translation>Le journal a été enregistré dans «&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::LogSaver</name>
    <message>
        <source>The log could not be saved to “%1”</source>
        <translation>Le journal n’a pas pu être enregistré dans «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>choisissez un autre emplacement</translation>
    </message>
    <message>
        <source>The log was shortened while it was saved</source>
        <translation>Le journal a été raccourci pendant son enregistrement</translation>
    </message>
    <message>
        <source>save it again</source>
        <translation>enregistrez-le de nouveau</translation>
    </message>
</context>
<context>
    <name>apiary::gui::MainWindow</name>
    <message>
        <source>&amp;New guest…</source>
        <translation>&amp;Nouvel invité…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Confi&amp;gurer…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Console in a &amp;window</source>
        <translation>Console dans une f&amp;enêtre</translation>
    </message>
    <message>
        <source>Show &amp;commands…</source>
        <translation>&amp;Afficher les commandes…</translation>
    </message>
    <message>
        <source>&amp;Find a guest</source>
        <translation>Rec&amp;hercher un invité</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Guest</source>
        <translation>&amp;Invité</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>&amp;About Apiary</source>
        <translation>À propos d’Apiar&amp;y</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>Invité</translation>
    </message>
    <message>
        <source>No guests yet</source>
        <translation>Aucun invité pour l’instant</translation>
    </message>
    <message>
        <source>A guest is a computer within this one. Make one from the built-in sample system or from a kernel of your own; a file dropped on this window will do.</source>
        <translation>Un invité est un ordinateur à l’intérieur de celui-ci. Créez-en un à partir du système d’exemple intégré ou de votre propre noyau&#x202f;; un fichier déposé sur cette fenêtre fera l’affaire.</translation>
    </message>
    <message>
        <source>&amp;Create your first guest</source>
        <translation>&amp;Créer votre premier invité</translation>
    </message>
    <message>
        <source>No guest chosen</source>
        <translation>Aucun invité choisi</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>Choisissez-en un à gauche.</translation>
    </message>
    <message>
        <source>%1 was moved to the trash.</source>
        <translation>%1 a été mis à la corbeille.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>The helper is of version %1, this window of version %2.</source>
        <translation>Le service auxiliaire est en version %1, cette fenêtre en version %2.</translation>
    </message>
    <message>
        <source>Install both in the same version, then restart apiaryd: guests run on meanwhile.</source>
        <translation>Installez les deux dans la même version, puis redémarrez apiaryd&#x202f;: les invités continuent pendant ce temps.</translation>
    </message>
    <message>
        <source>What is shown is as it was last known. The connection is made again by itself.</source>
        <translation>Ce qui est affiché est le dernier état connu. La connexion se rétablit d’elle-même.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>%1 – Apiary</source>
        <comment>window title</comment>
        <translation>%1 – Apiary</translation>
    </message>
    <message>
        <source>Force %1 off?</source>
        <translation>Forcer l’arrêt de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Reset %1?</source>
        <translation>Réinitialiser %1&#x202f;?</translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>Supprimer %1&#x202f;?</translation>
    </message>
    <message>
        <source>Do not &amp;ask again</source>
        <translation>Ne plus &amp;demander</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>About Apiary</source>
        <translation>À propos d’Apiary</translation>
    </message>
    <message>
        <source>Apiary %1</source>
        <translation>Apiary %1</translation>
    </message>
    <message>
        <source>Runs computers within this one, with a hypervisor of its own.</source>
        <translation>Exécute des ordinateurs à l’intérieur de celui-ci, avec son propre hyperviseur.</translation>
    </message>
    <message>
        <source>Helper: version %1, on %2</source>
        <translation>Service auxiliaire&#x202f;: version %1, sur %2</translation>
    </message>
    <message>
        <source>Socket: %1</source>
        <translation>Socket&#x202f;: %1</translation>
    </message>
    <message>
        <source>The window is free software under the GPL, version 2 or later; the rest under the 2-clause BSD license.</source>
        <translation>La fenêtre est un logiciel libre sous licence GPL, version 2 ou ultérieure&#x202f;; le reste sous licence BSD à 2 clauses.</translation>
    </message>
    <message>
        <source>%1 and %2 cannot run at the same time, as both have %3.</source>
        <translation>%1 et %2 ne peuvent pas fonctionner en même temps, car tous deux ont %3.</translation>
    </message>
    <message>
        <source>%1 was cloned to %2.</source>
        <translation>%1 a été cloné en %2.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ModuleList</name>
    <message>
        <source>No modules.</source>
        <translation>Aucun module.</translation>
    </message>
    <message>
        <source>Add &amp;Module</source>
        <translation>Ajouter un mo&amp;dule</translation>
    </message>
    <message>
        <source>Module</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Type of the module</source>
        <translation>Type du module</translation>
    </message>
    <message>
        <source>kernel module</source>
        <translation>module de noyau</translation>
    </message>
    <message>
        <source>Another type, as for the loader’s “load -t”: mfs_root for a memory disk</source>
        <translation>Un autre type, comme pour «&#x202f;load -t&#x202f;» du chargeur&#x202f;: mfs_root pour un disque mémoire</translation>
    </message>
    <message>
        <source>Take this module away</source>
        <translation>Retirer ce module</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>What is it connected to?</source>
        <translation>À quoi est-il connecté&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Nothing</source>
        <translation>Rie&amp;n</translation>
    </message>
    <message>
        <source>The guest has no network card.</source>
        <translation>L’invité n’a pas de carte réseau.</translation>
    </message>
    <message>
        <source>&amp;This computer’s network (NAT)</source>
        <translation>Réseau de &amp;cet ordinateur (NAT)</translation>
    </message>
    <message>
        <source>The guest reaches what this computer reaches, and needs no rights for it. Nobody reaches the guest, but through ports that are forwarded.</source>
        <translation>L’invité atteint ce que cet ordinateur atteint, sans avoir besoin de droits pour cela. Personne n’atteint l’invité, sauf par des ports redirigés.</translation>
    </message>
    <message>
        <source>A ta&amp;p device</source>
        <translation>Un périphérique &amp;tap</translation>
    </message>
    <message>
        <source>The guest is a neighbour of this computer on a network of your own making.</source>
        <translation>L’invité est un voisin de cet ordinateur sur un réseau que vous créez vous-même.</translation>
    </message>
    <message>
        <source>&amp;Add a port forward</source>
        <translation>&amp;Ajouter une redirection de port</translation>
    </message>
    <message>
        <source>Name of the tap device</source>
        <translation>Nom du périphérique tap</translation>
    </message>
    <message>
        <source>An administrator makes it, for example with “%1”, lets you use it, and joins it to a bridge or gives it an address.</source>
        <translation>Un administrateur le crée, par exemple avec «&#x202f;%1&#x202f;», vous autorise à l’utiliser, et le rattache à un pont ou lui donne une adresse.</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>Périp&amp;hérique&#x202f;:</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocole</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Adresse de cet ordinateur</translation>
    </message>
    <message>
        <source>Its port</source>
        <translation>Son port</translation>
    </message>
    <message>
        <source>Port of the guest</source>
        <translation>Port de l’invité</translation>
    </message>
    <message>
        <source>Port of this computer</source>
        <translation>Port de cet ordinateur</translation>
    </message>
    <message>
        <source>Remove this port forward</source>
        <translation>Supprimer cette redirection de port</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuest</name>
    <message>
        <source>Give the whole path, from / on.</source>
        <translation>Donnez le chemin complet, à partir de /.</translation>
    </message>
    <message>
        <source>A path with control characters cannot be used. Rename the file.</source>
        <translation>Un chemin contenant des caractères de contrôle ne peut pas être utilisé. Renommez le fichier.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Ce fichier n’existe pas.</translation>
    </message>
    <message>
        <source>You may not read this file (%1).</source>
        <translation>Vous n’avez pas le droit de lire ce fichier (%1).</translation>
    </message>
    <message>
        <source>This is no file that a guest can be given.</source>
        <translation>Ce n’est pas un fichier qui peut être donné à un invité.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Ce fichier est vide.</translation>
    </message>
    <message>
        <source>This is %1</source>
        <translation>Ceci est %1</translation>
    </message>
    <message>
        <source>Choose the kernel that the guest boots.</source>
        <translation>Choisissez le noyau que l’invité démarre.</translation>
    </message>
    <message>
        <source>%1. It needs firmware, which this version does not have: give the kernel that is on it.</source>
        <translation>%1. Elle nécessite un micrologiciel, que cette version n’a pas&#x202f;: donnez le noyau qui s’y trouve.</translation>
    </message>
    <message>
        <source>%1, which may hold a kernel. Unpack it first.</source>
        <translation>%1, qui contient peut-être un noyau. Décompressez-le d’abord.</translation>
    </message>
    <message>
        <source>%1, no kernel. Use it as a disk.</source>
        <translation>%1, pas un noyau. Utilisez-le comme disque.</translation>
    </message>
    <message>
        <source>%1. A Linux bzImage, a FreeBSD kernel, or a PVH or multiboot kernel can be started.</source>
        <translation>%1. Un bzImage Linux, un noyau FreeBSD, ou un noyau PVH ou multiboot peut être démarré.</translation>
    </message>
    <message>
        <source>%1, no FreeBSD kernel. Choose “Linux or other kernel” for it.</source>
        <translation>%1, pas un noyau FreeBSD. Choisissez «&#x202f;Noyau Linux ou autre&#x202f;» pour celui-ci.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file.</source>
        <translation>Ceci est un dossier. Choisissez un fichier.</translation>
    </message>
    <message>
        <source>%1, and hardly an initial RAM disk.</source>
        <translation>%1, et sans doute pas un disque mémoire initial.</translation>
    </message>
    <message>
        <source>Choose the disk image.</source>
        <translation>Choisissez l’image disque.</translation>
    </message>
    <message>
        <source>%1. Raw images can be used: convert it with “qemu-img convert -O raw FROM TO”.</source>
        <translation>%1. Les images brutes peuvent être utilisées&#x202f;: convertissez-la avec «&#x202f;qemu-img convert -O raw SOURCE DESTINATION&#x202f;».</translation>
    </message>
    <message>
        <source>%1. Unpack it first.</source>
        <translation>%1. Décompressez-le d’abord.</translation>
    </message>
    <message>
        <source>It has no partition table or file system that is known: the guest sees a disk with whatever is in it.</source>
        <translation>Aucune table de partitions ni aucun système de fichiers connu n’y figure&#x202f;: l’invité voit un disque avec ce qu’il contient.</translation>
    </message>
    <message>
        <source>%1, and hardly a disk.</source>
        <translation>%1, et sans doute pas un disque.</translation>
    </message>
    <message>
        <source>Its size is no multiple of 512 bytes, as that of a disk is. It may be incomplete: get it again.</source>
        <translation>Sa taille n’est pas un multiple de 512&#xa0;octets, comme l’est celle d’un disque. Il est peut-être incomplet&#x202f;: récupérez-le de nouveau.</translation>
    </message>
    <message>
        <source>“%1” is no variable. Write NAME=VALUE, one on each line.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une variable. Écrivez NOM=VALEUR, une par ligne.</translation>
    </message>
    <message>
        <source>Choose the module, or remove this line.</source>
        <translation>Choisissez le module, ou supprimez cette ligne.</translation>
    </message>
    <message>
        <source>%1, no kernel module. Say what else it is beside it.</source>
        <translation>%1, pas un module de noyau. Indiquez à côté ce que c’est.</translation>
    </message>
    <message>
        <source>Choose what the guest runs.</source>
        <translation>Choisissez ce que l’invité fait fonctionner.</translation>
    </message>
    <message>
        <source>Leave out line breaks and control characters.</source>
        <translation>N’utilisez pas de sauts de ligne ni de caractères de contrôle.</translation>
    </message>
    <message>
        <source>Without “root=…” the kernel will not find its system on the disk.</source>
        <translation>Sans «&#x202f;root=…&#x202f;», le noyau ne trouvera pas son système sur le disque.</translation>
    </message>
    <message>
        <source>A guest needs a name.</source>
        <translation>Un invité a besoin d’un nom.</translation>
    </message>
    <message>
        <source>There is a guest “%1” already.</source>
        <translation>Il y a déjà un invité «&#x202f;%1&#x202f;».</translation>
    </message>
    <message>
        <source>The description is too long. Use at most %1 characters.</source>
        <translation>La description est trop longue. Utilisez au plus %1 caractères.</translation>
    </message>
    <message>
        <source>Leave out control characters.</source>
        <translation>N’utilisez pas de caractères de contrôle.</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 512 MiB or 1.5 GiB.</source>
        <translation>Donnez une taille avec son unité, par exemple 512&#xa0;MiB ou 1,5&#xa0;GiB.</translation>
    </message>
    <message>
        <source>A guest needs at least %1.</source>
        <translation>Un invité a besoin d’au moins %1.</translation>
    </message>
    <message>
        <source>This is more than the %1 that this computer has.</source>
        <translation>C’est plus que les %1 dont dispose cet ordinateur.</translation>
    </message>
    <message>
        <source>A guest can have at most %1.</source>
        <translation>Un invité peut avoir au plus %1.</translation>
    </message>
    <message>
        <source>Memory comes in pieces of 4 KiB.</source>
        <translation>La mémoire se compte par multiples de 4&#xa0;KiB.</translation>
    </message>
    <message>
        <source>Only %1 are free now. The guest may be slow, and so may this computer.</source>
        <translation>Seuls %1 sont libres actuellement. L’invité risque d’être lent, et cet ordinateur aussi.</translation>
    </message>
    <message>
        <source>A guest can have 1 to %1 CPUs.</source>
        <translation>Un invité peut avoir de 1 à %1 processeurs.</translation>
    </message>
    <message>
        <source>These are more than this computer has (%1), and do not make the guest faster.</source>
        <translation>C’est plus que n’en a cet ordinateur (%1), et cela ne rend pas l’invité plus rapide.</translation>
    </message>
    <message>
        <source>Use 1 to %1 letters a–z, digits, dots, dashes and underscores, the first a letter or digit.</source>
        <translation>Utilisez de 1 à %1 lettres a–z, chiffres, points, tirets et tirets bas, en commençant par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <source>Another disk has this name.</source>
        <translation>Un autre disque porte ce nom.</translation>
    </message>
    <message>
        <source>Give a size with its unit, such as 8 GiB.</source>
        <translation>Donnez une taille avec son unité, par exemple 8&#xa0;GiB.</translation>
    </message>
    <message>
        <source>A disk can have up to %1.</source>
        <translation>Un disque peut avoir jusqu’à %1.</translation>
    </message>
    <message>
        <source>A disk is a multiple of 512 bytes.</source>
        <translation>La taille d’un disque est un multiple de 512&#xa0;octets.</translation>
    </message>
    <message>
        <source>Only %1 are free where guests are kept. The disk takes up room as it is written to, and will not fill.</source>
        <translation>Seuls %1 sont libres là où les invités sont conservés. Le disque prend de la place au fur et à mesure des écritures, et ne pourra pas se remplir.</translation>
    </message>
    <message>
        <source>A guest can have at most %1 disks.</source>
        <translation>Un invité peut avoir au plus %1 disques.</translation>
    </message>
    <message>
        <source>Give a port, 1 to %1.</source>
        <translation>Donnez un port, de 1 à %1.</translation>
    </message>
    <message>
        <source>“%1” is no port. Give a number from 1 to %2.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un port. Donnez un nombre de 1 à %2.</translation>
    </message>
    <message>
        <source>“%1” is no address. Give one of this computer, such as 127.0.0.1 for itself alone or 0.0.0.0 for all its networks.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas une adresse. Donnez-en une de cet ordinateur, par exemple 127.0.0.1 pour lui seul ou 0.0.0.0 pour tous ses réseaux.</translation>
    </message>
    <message>
        <source>Port %1 of this computer is forwarded twice.</source>
        <translation>Le port %1 de cet ordinateur est redirigé deux fois.</translation>
    </message>
    <message>
        <source>Ports below %1 are usually reserved for the system: the guest may not be able to start.</source>
        <translation>Les ports inférieurs à %1 sont habituellement réservés au système&#x202f;: l’invité risque de ne pas pouvoir démarrer.</translation>
    </message>
    <message>
        <source>Give the name of the tap device, such as tap0.</source>
        <translation>Donnez le nom du périphérique tap, par exemple tap0.</translation>
    </message>
    <message>
        <source>“%1” is no name of a tap device. It has at most %2 letters, digits, dots, dashes and underscores.</source>
        <translation>«&#x202f;%1&#x202f;» n’est pas un nom de périphérique tap. Il a au plus %2 lettres, chiffres, points, tirets et tirets bas.</translation>
    </message>
    <message>
        <source>Choose the folder, or remove it.</source>
        <translation>Choisissez le dossier, ou supprimez-le.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Ce dossier n’existe pas.</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>Ce n’est pas un dossier.</translation>
    </message>
    <message>
        <source>Give a tag: the guest finds the folder by it.</source>
        <translation>Donnez une étiquette&#x202f;: c’est par elle que l’invité trouve le dossier.</translation>
    </message>
    <message>
        <source>Use at most %1 letters, digits and signs, no spaces.</source>
        <translation>Utilisez au plus %1 lettres, chiffres et signes, sans espaces.</translation>
    </message>
    <message>
        <source>Another folder has this tag.</source>
        <translation>Un autre dossier porte cette étiquette.</translation>
    </message>
    <message>
        <source>A guest can have at most %1 shared folders.</source>
        <translation>Un invité peut avoir au plus %1 dossiers partagés.</translation>
    </message>
    <message>
        <source>The name has %1 characters. It can have at most %2.</source>
        <translation>Le nom a %1 caractères. Il peut en avoir au plus %2.</translation>
    </message>
    <message>
        <source>A name cannot have spaces.</source>
        <translation>Un nom ne peut pas contenir d’espaces.</translation>
    </message>
    <message>
        <source>A name cannot have “%1”. Use letters a–z, digits, dots, dashes and underscores.</source>
        <translation>Un nom ne peut pas contenir «&#x202f;%1&#x202f;». Utilisez des lettres a–z, des chiffres, des points, des tirets et des tirets bas.</translation>
    </message>
    <message>
        <source>Use letters a–z, digits, dots, dashes and underscores only.</source>
        <translation>Utilisez uniquement des lettres a–z, des chiffres, des points, des tirets et des tirets bas.</translation>
    </message>
    <message>
        <source>A name begins with a letter or a digit.</source>
        <translation>Un nom commence par une lettre ou un chiffre.</translation>
    </message>
</context>
<context>
    <name>apiary::gui::NewGuestWizard</name>
    <message>
        <source>New guest</source>
        <translation>Nouvel invité</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was created.</source>
        <translation>Annulé. Rien n’a été créé.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>Sui&amp;vant</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>C&amp;réer</translation>
    </message>
    <message>
        <source>Something is wrong on this page</source>
        <translation>Quelque chose ne va pas sur cette page</translation>
    </message>
    <message>
        <source>%1: something is wrong here</source>
        <translation>%1&#x202f;: quelque chose ne va pas ici</translation>
    </message>
    <message>
        <source>Apiary’s helper is being looked for.</source>
        <translation>Recherche du service auxiliaire d’Apiary.</translation>
    </message>
    <message>
        <source>You may not create guests with this helper.</source>
        <translation>Vous n’avez pas le droit de créer des invités avec ce service auxiliaire.</translation>
    </message>
    <message>
        <source>Create it as it is, without the other pages</source>
        <translation>Le créer tel quel, sans les autres pages</translation>
    </message>
    <message>
        <source>C&amp;reate and start</source>
        <translation>C&amp;réer et démarrer</translation>
    </message>
    <message>
        <source>%1 is an installer image (ISO)</source>
        <translation>%1 est une image d’installation (ISO)</translation>
    </message>
    <message>
        <source>Installer images need firmware, which this version does not have. Choose the kernel and the initial RAM disk that are on it, or a disk image with its kernel</source>
        <translation>Les images d’installation nécessitent un micrologiciel, que cette version n’a pas. Choisissez le noyau et le disque mémoire initial qui s’y trouvent, ou une image disque avec son noyau</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>Il n’y a pas de fichier %1</translation>
    </message>
    <message>
        <source>You may not read %1</source>
        <translation>Vous n’avez pas le droit de lire %1</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 est %2</translation>
    </message>
    <message>
        <source>A kernel, a disk image or an initial RAM disk can be dropped here</source>
        <translation>Un noyau, une image disque ou un disque mémoire initial peut être déposé ici</translation>
    </message>
    <message>
        <source>%1 is not there any more</source>
        <translation>%1 n’est plus là</translation>
    </message>
    <message>
        <source>Bring it back, or choose another</source>
        <translation>Remettez-le en place, ou choisissez-en un autre</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Examen des fichiers…</translation>
    </message>
    <message>
        <source>Creating “%1”…</source>
        <translation>Création de «&#x202f;%1&#x202f;»…</translation>
    </message>
    <message>
        <source>Starting “%1”…</source>
        <translation>Démarrage de «&#x202f;%1&#x202f;»…</translation>
    </message>
    <message>
        <source>Taking back what was begun…</source>
        <translation>Annulation de ce qui était commencé…</translation>
    </message>
    <message>
        <source>Whether “%1” was created shows when the helper is back</source>
        <translation>Le retour du service auxiliaire montrera si «&#x202f;%1&#x202f;» a été créé</translation>
    </message>
    <message>
        <source>The helper is back. “%1” was not created.</source>
        <translation>Le service auxiliaire est de retour. «&#x202f;%1&#x202f;» n’a pas été créé.</translation>
    </message>
    <message>
        <source>Discard the new guest?</source>
        <translation>Abandonner le nouvel invité&#x202f;?</translation>
    </message>
    <message>
        <source>What you entered is lost then.</source>
        <translation>Ce que vous avez saisi sera alors perdu.</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <source>&amp;Keep editing</source>
        <translation>&amp;Continuer la modification</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Notifications</name>
    <message>
        <source>Open Apiary</source>
        <translation>Ouvrir Apiary</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>apiary::gui::OverviewPage</name>
    <message>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>size a second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>, read-only</source>
        <translation>, lecture seule</translation>
    </message>
    <message>
        <source>Bridged through %1</source>
        <translation>Ponté par %1</translation>
    </message>
    <message>
        <source>host %1:%2 → guest %3</source>
        <translation>hôte %1:%2 → invité %3</translation>
    </message>
    <message>
        <source>NAT</source>
        <translation>NAT</translation>
    </message>
    <message>
        <source>NAT, %1</source>
        <translation>NAT, %1</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Processeur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Disques</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lus</translation>
    </message>
    <message>
        <source>written</source>
        <translation>écrits</translation>
    </message>
    <message>
        <source>received</source>
        <translation>reçus</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>envoyés</translation>
    </message>
    <message>
        <source>Running since:</source>
        <translation>En fonctionnement depuis&#x202f;:</translation>
    </message>
    <message>
        <source>Last end:</source>
        <translation>Dernière fin&#x202f;:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>message (time)</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Restarted by itself:</source>
        <translation>Redémarré de lui-même&#x202f;:</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n fois</numerusform>
            <numerusform>%n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>Description&#x202f;:</translation>
    </message>
    <message>
        <source>Processors:</source>
        <translation>Processeurs&#x202f;:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Mémoire&#x202f;:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>Noyau&#x202f;:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Disques&#x202f;:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Réseau&#x202f;:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Dossiers partagés&#x202f;:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <comment>folder as tag</comment>
        <translation>%1 en tant que «&#x202f;%2&#x202f;»</translation>
    </message>
    <message>
        <source>Starts with the helper:</source>
        <translation>Démarre avec le service auxiliaire&#x202f;:</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Owner:</source>
        <translation>Propriétaire&#x202f;:</translation>
    </message>
    <message>
        <source>Process:</source>
        <translation>Processus&#x202f;:</translation>
    </message>
</context>
<context>
    <name>apiary::gui::PathEdit</name>
    <message>
        <source>…</source>
        <comment>opens a dialog</comment>
        <translation>…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir&#x202f;: %1</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Choisir un dossier</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
</context>
<context>
    <name>apiary::gui::RegistersPage</name>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>Registers</source>
        <translation>Registres</translation>
    </message>
    <message>
        <source>Registers of the guest’s CPUs</source>
        <translation>Registres des processeurs de l’invité</translation>
    </message>
    <message>
        <source>&amp;Live</source>
        <translation>En &amp;direct</translation>
    </message>
    <message>
        <source>Show the values once a second; off: hold them as they are</source>
        <translation>Afficher les valeurs une fois par seconde&#x202f;; désactivé&#x202f;: les figer telles quelles</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Copy what is selected, or all of it</source>
        <translation>Copier ce qui est sélectionné, ou tout</translation>
    </message>
    <message>
        <source>&amp;Save to File…</source>
        <translation>&amp;Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>You are not permitted to see registers</source>
        <translation>Vous n’avez pas le droit de voir les registres</translation>
    </message>
    <message>
        <source>The guest is not running</source>
        <translation>L’invité n’est pas en fonctionnement</translation>
    </message>
    <message>
        <source>The registers of its CPUs are shown here while it runs, or is paused.</source>
        <translation>Les registres de ses processeurs sont affichés ici lorsqu’il fonctionne ou est en pause.</translation>
    </message>
    <message>
        <source>As they were when the guest crashed, %1</source>
        <comment>%1: date and time</comment>
        <translation>Tels qu’ils étaient lorsque l’invité a planté, %1</translation>
    </message>
    <message>
        <source>Held: turn on “Live” to see what they are now</source>
        <translation>Figés&#x202f;: activez «&#x202f;En direct&#x202f;» pour voir leurs valeurs actuelles</translation>
    </message>
    <message>
        <source>Nothing changed within the last second</source>
        <translation>Rien n’a changé au cours de la dernière seconde</translation>
    </message>
    <message numerus="yes">
        <source>%n register(s) changed within the last second</source>
        <translation>
            <numerusform>%n registre a changé au cours de la dernière seconde</numerusform>
            <numerusform>%n registres ont changé au cours de la dernière seconde</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the Registers of %1</source>
        <translation>Enregistrer les registres de %1</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>The registers could not be saved to “%1”</source>
        <translation>Les registres n’ont pas pu être enregistrés dans «&#x202f;%1&#x202f;»</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>choisissez un autre emplacement</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Confirmations</source>
        <translation>Confirmations</translation>
    </message>
    <message>
        <source>Take back what was changed here and not applied</source>
        <translation>Annuler ce qui a été modifié ici sans être appliqué</translation>
    </message>
    <message>
        <source>Settings cannot be saved</source>
        <translation>La configuration ne peut pas être enregistrée</translation>
    </message>
    <message>
        <source>Make “%1” writable</source>
        <translation>Rendez «&#x202f;%1&#x202f;» accessible en écriture</translation>
    </message>
</context>
<context>
    <name>apiary::gui::ShareList</name>
    <message>
        <source>No shared folders.</source>
        <translation>Aucun dossier partagé.</translation>
    </message>
    <message>
        <source>Add &amp;Folder</source>
        <translation>Ajouter un d&amp;ossier</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Dossier partagé</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>The guest finds the folder by this: mount -t 9p -o trans=virtio TAG /mnt</source>
        <translation>L’invité trouve le dossier par elle&#x202f;: mount -t 9p -o trans=virtio ÉTIQUETTE /mnt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>L’invité peut seulement le lire</translation>
    </message>
    <message>
        <source>Share this folder no more</source>
        <translation>Ne plus partager ce dossier</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SharesPage</name>
    <message>
        <source>Shared folders</source>
        <translation>Dossiers partagés</translation>
    </message>
    <message>
        <source>Which folders does it share with this computer?</source>
        <translation>Quels dossiers partage-t-il avec cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>The guest sees the folder as it is, and what it changes is changed here too. Other folders stay out of its reach.</source>
        <translation>L’invité voit le dossier tel qu’il est, et ce qu’il y modifie est modifié ici aussi. Les autres dossiers restent hors de sa portée.</translation>
    </message>
    <message>
        <source>No shared folders.</source>
        <translation>Aucun dossier partagé.</translation>
    </message>
    <message>
        <source>&amp;Add a folder</source>
        <translation>&amp;Ajouter un dossier</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Dossier %1</translation>
    </message>
    <message>
        <source>Remove folder %1</source>
        <translation>Supprimer le dossier %1</translation>
    </message>
    <message>
        <source>The guest may only read it</source>
        <translation>L’invité peut seulement le lire</translation>
    </message>
    <message>
        <source>Shared folder</source>
        <translation>Dossier partagé</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>Dossier&#x202f;:</translation>
    </message>
    <message>
        <source>Tag:</source>
        <translation>Étiquette&#x202f;:</translation>
    </message>
    <message>
        <source>The guest mounts the folder by this name.</source>
        <translation>L’invité monte le dossier sous ce nom.</translation>
    </message>
    <message>
        <source>In a Linux guest: mount -t 9p -o trans=virtio %1 /mnt</source>
        <translation>Dans un invité Linux&#x202f;: mount -t 9p -o trans=virtio %1 /mnt</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SizeEdit</name>
    <message>
        <source>%1?</source>
        <translation>%1&#x202f;?</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Vouliez-vous dire %1&#x202f;?</translation>
    </message>
</context>
<context>
    <name>apiary::gui::SummaryPage</name>
    <message>
        <source>Sample system</source>
        <translation>Système d’exemple</translation>
    </message>
    <message>
        <source>Linux or other kernel</source>
        <translation>Noyau Linux ou autre</translation>
    </message>
    <message>
        <source>FreeBSD kernel</source>
        <translation>Noyau FreeBSD</translation>
    </message>
    <message>
        <source>Disk image</source>
        <translation>Image disque</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Pas encore choisi</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1 (lecture seule)</translation>
    </message>
    <message>
        <source>%1, new, %2</source>
        <translation>%1, nouveau, %2</translation>
    </message>
    <message>
        <source>%1 port %2 of %3 leads to port %4</source>
        <translation>Le port %1 %2 de %3 mène au port %4</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Tap device %1</source>
        <translation>Périphérique tap %1</translation>
    </message>
    <message>
        <source>This computer’s network (NAT)</source>
        <translation>Réseau de cet ordinateur (NAT)</translation>
    </message>
    <message>
        <source>Disk image:</source>
        <translation>Image disque&#x202f;:</translation>
    </message>
    <message>
        <source>Kernel:</source>
        <translation>Noyau&#x202f;:</translation>
    </message>
    <message>
        <source>Initial RAM disk:</source>
        <translation>Disque mémoire initial&#x202f;:</translation>
    </message>
    <message>
        <source>Boot flags:</source>
        <translation>Options de démarrage&#x202f;:</translation>
    </message>
    <message>
        <source>Command line:</source>
        <translation>Ligne de commande&#x202f;:</translation>
    </message>
    <message>
        <source>Modules:</source>
        <translation>Modules&#x202f;:</translation>
    </message>
    <message>
        <source>Variables:</source>
        <translation>Variables&#x202f;:</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom&#x202f;:</translation>
    </message>
    <message>
        <source>Description:</source>
        <translation>Description&#x202f;:</translation>
    </message>
    <message>
        <source>Runs:</source>
        <translation>Exécute&#x202f;:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Mémoire&#x202f;:</translation>
    </message>
    <message>
        <source>CPUs:</source>
        <translation>Processeurs&#x202f;:</translation>
    </message>
    <message>
        <source>Other disks:</source>
        <translation>Autres disques&#x202f;:</translation>
    </message>
    <message>
        <source>Disks:</source>
        <translation>Disques&#x202f;:</translation>
    </message>
    <message>
        <source>Network:</source>
        <translation>Réseau&#x202f;:</translation>
    </message>
    <message>
        <source>Shared folders:</source>
        <translation>Dossiers partagés&#x202f;:</translation>
    </message>
    <message>
        <source>%1 as “%2”</source>
        <translation>%1 en tant que «&#x202f;%2&#x202f;»</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Récapitulatif</translation>
    </message>
    <message>
        <source>This is what will be made</source>
        <translation>Voici ce qui sera créé</translation>
    </message>
    <message>
        <source>&amp;Start it when it is created</source>
        <translation>Le &amp;démarrer une fois créé</translation>
    </message>
    <message>
        <source>Sho&amp;w command</source>
        <translation>A&amp;fficher la commande</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TaskStrip</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Annuler&#x202f;: %1</translation>
    </message>
    <message>
        <source>Work under way</source>
        <translation>Travail en cours</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TerminalView</name>
    <message>
        <source>Console</source>
        <translation>Console</translation>
    </message>
    <message>
        <source>Search the console</source>
        <translation>Rechercher dans la console</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>Fermer la recherche</translation>
    </message>
    <message>
        <source>Search upwards</source>
        <translation>Rechercher vers le haut</translation>
    </message>
    <message>
        <source>Search downwards</source>
        <translation>Rechercher vers le bas</translation>
    </message>
    <message>
        <source>How to search</source>
        <translation>Comment rechercher</translation>
    </message>
</context>
<context>
    <name>apiary::gui::Tray</name>
    <message>
        <source>Apiary</source>
        <translation>Apiary</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>Recherche du service auxiliaire…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>Le service auxiliaire est injoignable&#x202f;: %1</translation>
    </message>
    <message>
        <source>Apiary: no guests</source>
        <translation>Apiary&#x202f;: aucun invité</translation>
    </message>
    <message>
        <source>Apiary: %1 of %2 guests running</source>
        <translation>Apiary&#x202f;: %1 invités sur %2 en fonctionnement</translation>
    </message>
    <message>
        <source>Crashed: %1</source>
        <translation>Plantés&#x202f;: %1</translation>
    </message>
    <message>
        <source>“%1” crashed</source>
        <translation>«&#x202f;%1&#x202f;» a planté</translation>
    </message>
    <message>
        <source>A task failed</source>
        <translation>Une tâche a échoué</translation>
    </message>
    <message>
        <source>A task is finished</source>
        <translation>Une tâche est terminée</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Cela n’a pas fonctionné</translation>
    </message>
    <message>
        <source>That did not work for “%1”</source>
        <translation>Cela n’a pas fonctionné pour «&#x202f;%1&#x202f;»</translation>
    </message>
</context>
<context>
    <name>apiary::gui::TrayMenu</name>
    <message>
        <source>No guests</source>
        <translation>Aucun invité</translation>
    </message>
    <message>
        <source>&amp;New Guest…</source>
        <translation>&amp;Nouvel invité…</translation>
    </message>
    <message>
        <source>Open &amp;Apiary</source>
        <translation>Ouvrir &amp;Apiary</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Guests go on running</source>
        <translation>Les invités continuent de fonctionner</translation>
    </message>
    <message>
        <source>The helper is not reached</source>
        <translation>Le service auxiliaire est injoignable</translation>
    </message>
    <message>
        <source>Create a guest</source>
        <translation>Créer un invité</translation>
    </message>
    <message>
        <source>You have no right to do this</source>
        <translation>Vous n’avez pas le droit de faire cela</translation>
    </message>
    <message>
        <source>All %1 guests…</source>
        <translation>Tous les %1 invités…</translation>
    </message>
    <message>
        <source>The helper is not reached: %1</source>
        <translation>Le service auxiliaire est injoignable&#x202f;: %1</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>Recherche du service auxiliaire…</translation>
    </message>
</context>
</TS>
